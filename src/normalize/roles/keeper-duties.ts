import type { Role } from '../../model/index.js';
import { predicateTest } from '../../rules/segment.js';
import { unitOf } from '../../rules/phrase/unit.js';
import { tokenize, type Token } from '../../rules/tokens.js';
import { mentionsOf, type ActInput } from '../context.js';
import { nearestLead } from '../../parse/mentions/lead-in.js';
import type { Passage } from '../../parse/mentions/passages.js';
import { passageOf } from '../passage-of.js';
import { isSubject } from './agent.js';
import { OWN } from './keeper-names.js';

type ProvisionMention = ReturnType<typeof mentionsOf<'provision'>>[number];

/**
 * Tells whether a duty of whoever keeps the list is said of somebody else: «правовой отдел проверяет сведения» where the list is kept by a head of
 * sector, «Заместитель министра: – проверяет …», «Сведения получает отдел кадров. Он вносит их в Перечень». Where nobody is known to keep
 * it, or nobody is named beside the duty or over it, it is not.
 * @param keepers roles of those who keep the list
 */
export const otherThan = (input: ActInput, keepers: readonly Role[]): ((mention: ProvisionMention) => boolean) => {
  const known = new Set(keepers.flatMap((role) => namesOf(role).flatMap((name) => stemsOf(input, name))));
  if (known.size === 0) return () => false;
  return (mention) => {
    if (!mention.emit.provision.startsWith(TOPIC)) return false;
    const passage = passageOf(input, mention);
    if (passage === undefined) return false;
    const actors = actorsIn(input, passage.own.tokens);
    if (actors.length > 0) return !actors.some((actor) => isKeeper(input, known, actor));
    const over = governing(input, passage);
    const others = actorsIn(input, over);
    return others.length > 0 && !others.some((actor) => isKeeper(input, known, actor)) && !namesTitle(input, over);
  };
};

/** The sentence that says who does it: a lead-in with its colon, or the one before where a pronoun stands for the doer. */
const governing = (input: ActInput, passage: Passage): readonly Token[] => {
  const { own } = passage;
  const last = input.recognition.segmenter.sentences(nearestLead(passage)).at(-1) ?? [];
  const [pronoun = Number.POSITIVE_INFINITY] = [...input.found.finder(unitOf(own.tokens), 'doer-pronoun').keys()];
  return last.at(-1)?.form === ':' || pronoun < FIRST_WORDS ? last : [];
};

/** A pronoun behind these is no subject of the sentence. */
const FIRST_WORDS = 3;

/** «Сведения направляются уполномоченному лицу. Оно …»: whom the pronoun means is not told by the subject alone. */
const namesTitle = (input: ActInput, tokens: readonly Token[]): boolean =>
  KEEPER_TITLES.some((concept) => input.found.finder(unitOf(tokens, OWN), concept).size > 0);

const TOPIC = 'authorized-person-duties/';

const namesOf = ({ designation, otherDesignations, quote }: Role): string[] => [designation ?? '', ...otherDesignations, quote];

const stemsOf = (input: ActInput, text: string): string[] =>
  tokenize(input.recognition.stem, text).flatMap(({ kind, stem }) => (kind === 'mark' ? [] : [stem]));

/** Every word of the name is among those of the keepers, or it is a title of whoever keeps the list. */
const isKeeper = (input: ActInput, known: ReadonlySet<string>, actor: readonly Token[]): boolean =>
  KEEPER_TITLES.some((concept) => input.found.finder(unitOf(actor, OWN), concept).has(0)) ||
  actor.every(({ kind, stem, form }) => kind === 'mark' || form.length === 1 || known.has(stem));

/** Concepts of what whoever keeps the list is called, whoever it is. */
export const KEEPER_TITLES = ['keeper-name', 'keeper-of-list', 'keeper-called', 'authorized-person', 'keeper-title'];

/** Names in the nominative, or in the instrumental right behind a predicate or at the beginning, before any relative clause. */
const actorsIn = (input: ActInput, tokens: readonly Token[]): (readonly Token[])[] => {
  const { relatives, instrumentalEndings } = input.recognition.grammar;
  const isPredicate = predicateTest(input.recognition.grammar);
  const unit = unitOf(tokens, OWN);
  const found = NAMED.map((concept) => input.found.finder(unit, concept));
  const limit = tokens.findIndex(({ form }) => relatives.includes(form));
  const actors: (readonly Token[])[] = [];
  for (let at = 0; at < (limit < 0 ? tokens.length : limit); ) {
    const end = Math.max(0, ...found.flatMap((one) => one.get(at)?.map((each) => each.end) ?? []));
    const name = tokens.slice(at, end);
    const before = tokens[at - 1];
    const isBehindPredicate = before !== undefined && isPredicate(before);
    const isBeforePredicate = tokens.slice(end, end + WORDS_BETWEEN).some((token) => token.form === ':' || isPredicate(token));
    const isAgent =
      (isBehindPredicate || (at === 0 && isBeforePredicate)) && instrumentalEndings.some((ending) => name[0]?.form.endsWith(ending));
    // «… направляется уполномоченному лицу, которое проверяет …»
    const isRelated = end > 0 && limit >= 0 && end >= limit - 1;
    if (end > 0 && (isRelated || isAgent || ((isBehindPredicate || isBeforePredicate) && isSubject(input, name, before))))
      actors.push(name);
    at = Math.max(end, at + 1);
  }
  return actors;
};

const NAMED = ['unit', 'post', 'commission', 'keeper-name', 'keeper-of-list'];

/** Words between whoever does something and the verb: «правовой отдел в течение дня проверяет». */
const WORDS_BETWEEN = 5;
