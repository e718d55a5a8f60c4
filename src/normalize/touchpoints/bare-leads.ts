import type { Span } from '../../model/index.js';
import type { ActInput } from '../context.js';
import { scanChannels, type Scanned } from './channels.js';
import type { Lead } from './leads.js';
import { mannerOf } from './manner.js';

/**
 * Whether a lead that tells a type is one: all but those that tell how papers are handled («направляется в электронной форме»), and a
 * bare word of a type («офлайн», «цифровому») where names stand right behind it, or a verb or a dash
 * that gives them to it right before it. «цифровые навыки» and «дистанционные занятия в классах» lead none.
 */
export const isBorneOut = (input: ActInput, lead: Lead): boolean => {
  const clause = input.act.parts[lead.part]?.clauses[lead.clause];
  if (clause === undefined) return false;
  const sentence = input.found.tokens.sentencesOf(clause).find((tokens) => (tokens.at(-1)?.end ?? 0) >= lead.match.end);
  const end = Math.min(sentence?.at(-1)?.end ?? clause.span.end, lead.match.end + REACH);
  const behind = input.file.text.slice(lead.match.end, end);
  if (tellsManner(input, lead, behind) && !isAboutContact(input, lead)) return false;
  if (!isBare(lead)) return true;
  return (
    opensItems(input, behind) ||
    leadsTo(input, lead, { start: lead.match.end, end: lead.match.end + behind.length }) ||
    closes(input, lead, behind)
  );
};

/** A word that tells a type and says nothing of touchpoints. */
export const isBare = ({ emit }: Lead): boolean => emit.colon && emit.type !== null;

/** «в электронном виде», «дистанционно – на сайте»: how something is done, with touchpoints or with papers. */
const tellsManner = (input: ActInput, lead: Lead, behind: string): boolean => {
  if (lead.emit.type === null) return false;
  const { vocabulary } = input.recognition;
  const { unit } = scanChannels(input.recognition, input.file.text.slice(lead.match.start, lead.match.end), lead.match.start);
  if (['digital-ways', 'offline-ways'].some((name) => vocabulary.finder(unit, name).has(0))) return true;
  const next = scanChannels(input.recognition, behind, 0);
  const first = next.tokens.findIndex(({ kind }) => kind === 'word');
  return isBare(lead) && first >= 0 && vocabulary.finder(next.unit, 'means-preposition').has(first);
};

/** The sentence, or what it stands under, speaks of contact with clients. */
const isAboutContact = (input: ActInput, lead: Lead): boolean => {
  const clauses = input.act.parts[lead.part]?.clauses ?? [];
  const own = clauses[lead.clause];
  if (own === undefined) return false;
  const sentence = input.found.tokens
    .sentencesOf(own)
    .find((tokens) => (tokens[0]?.start ?? 0) <= lead.match.start && lead.match.end <= (tokens.at(-1)?.end ?? 0));
  const parent = own.parent === null ? undefined : clauses[own.parent];
  const texts = [
    input.file.text.slice(sentence?.[0]?.start ?? own.span.start, sentence?.at(-1)?.end ?? own.span.end),
    ...(parent === undefined ? [] : [input.file.text.slice(parent.span.start, parent.span.end)]),
  ];
  return texts.some((text) => {
    const { unit } = scanChannels(input.recognition, text, 0);
    return input.recognition.vocabulary.finder(unit, 'about-contact').size > 0;
  });
};

/** Characters that the first name may be away from the word. */
const REACH = 160;
const LONGEST_VERB = 30;
const MOST_TOKENS = 9;

/** «цифровые:», «цифровое взаимодействие посредством:» with the names in items under it. */
const opensItems = (input: ActInput, behind: string): boolean => {
  if (!/:\s*$/u.test(behind) || behind.length === REACH) return false;
  const scanned = scanChannels(input.recognition, behind, 0);
  return scanned.channels.length === 0 && jointOf(input, scanned, scanned.tokens.length).strange === 0;
};

/** «… – телефон», «(сайт, почта)», «носят сайт и чат-бот», «признается взаимодействие через сайт» */
const leadsTo = (input: ActInput, { match }: Lead, span: Span): boolean => {
  const scanned = scanChannels(input.recognition, input.file.text.slice(span.start, span.end), span.start);
  const { tokens, channels, heads } = scanned;
  const first = Math.min(channels[0]?.from ?? tokens.length, ...[...heads.keys()].filter((at) => at > 0));
  if (channels.length === 0) return false;
  // «Офлайн-вид: приемные дни, абонентский пункт, телефон, …»: several names behind a colon bear out an unknown one before them.
  if (tokens[0]?.form === ':' && channels.length >= LEAST_NAMED) return true;
  if (first === tokens.length || first > MOST_TOKENS) return false;
  const joint = jointOf(input, scanned, first);
  // «цифровые узлы: …», «офлайн-окна – это …»: of things called by words of its own the order must name several, set off from them.
  const isLoose = joint.strange > 0 || isCompound(input.file.text.slice(match.start, match.end));
  if (!isLoose) return joint.isSetOff || joint.isSaid || joint.isLinked;
  return (joint.isSetOff || joint.isSaid) && joint.strange <= MOST_STRANGE && channels.length >= LEAST_NAMED;
};

const MOST_STRANGE = 3;
const LEAST_NAMED = 2;

const isCompound = (words: string): boolean => /\p{L}-\p{L}+$/u.test(words);

/** What stands between the word and the first name. */
interface Joint {
  /** A dash, a colon or a bracket. */
  readonly isSetOff: boolean;
  /** A verb. */
  readonly isSaid: boolean;
  /** A preposition. */
  readonly isLinked: boolean;
  /** Words before them that say neither what joins nor what is general of touchpoints. */
  readonly strange: number;
}

const NO_JOINT: Joint = { isSetOff: false, isSaid: false, isLinked: false, strange: 0 };

const jointOf = (input: ActInput, { unit, tokens }: Scanned, first: number): Joint => {
  const { vocabulary, grammar, isDenial } = input.recognition;
  const { isAdjective, relatives } = mannerOf(grammar);
  const [verbs, prepositions] = [vocabulary.finder(unit, 'names-verb'), vocabulary.finder(unit, 'means-preposition')];
  const general = input.found.finder(unit, 'touchpoint');
  let [isSetOff, isSaid, isLinked, strange] = [false, false, false, 0];
  for (let at = 0; at < first; at += 1) {
    const token = tokens[at];
    if (token === undefined || isDenial(token.form, tokens[at + 1]?.form ?? '')) return NO_JOINT;
    const [verb, preposition] = [verbs.get(at)?.[0], prepositions.get(at)?.[0]];
    if (token.kind === 'mark') {
      // «цифровые, к которым относятся сайт и почта»
      const goesOn = token.form === ',' && tokens.slice(at + 1, first).some(({ form }) => relatives.has(form));
      if (/^[:(–—-]$/u.test(token.form)) isSetOff = true;
      else if (!goesOn && !/^[)»«"]$/u.test(token.form)) return NO_JOINT;
    } else if (verb !== undefined || preposition !== undefined) {
      if (verb === undefined) isLinked = true;
      else isSaid = true;
      at = (verb ?? preposition ?? { end: at + 1 }).end - 1;
    } else if (!general.has(at) && !isAdjective(token) && !relatives.has(token.form) && token.form.length > SHORT) {
      if (!isGeneral(input, token.form)) strange += isSetOff || isSaid || isLinked ? MOST_STRANGE + 1 : 1;
    }
  }
  return { isSetOff, isSaid, isLinked, strange };
};

const SHORT = 2;

/** «взаимодействие», «общение» */
const isGeneral = (input: ActInput, form: string): boolean => input.recognition.grammar.contactWords.includes(form);

/** «составляют | цифровую группу», «приемная и телефон – | офлайн-группу.» */
const closes = (input: ActInput, { match, passage }: Lead, behind: string): boolean => {
  const start = Math.max(passage.start, match.start - LONGEST_VERB);
  const before = input.file.text.slice(start, match.start);
  const { unit, tokens } = scanChannels(input.recognition, before, start);
  const verbs = input.recognition.vocabulary.finder(unit, 'names-verb');
  const last = tokens.findLastIndex(({ form }) => form.length > SHORT);
  if (last >= 0 && verbs.has(last)) return true;
  return /[–—-]\s(?:\p{L}{1,2}\s)?$/u.test(before) && /^\s*(?:[,;.]|$)/u.test(behind);
};
