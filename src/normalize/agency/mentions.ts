import type { AgencyMention, ParsedClause, Requisites, Span } from '../../model/index.js';
import { fold, type Token } from '../../rules/tokens.js';
import { factAt, type ActInput } from '../context.js';
import { citationsIn } from '../act-references.js';
import { doesWhatIsOurs, isToldOfOurs, meetsOurClients, ownsWhatIsOurs } from './belongings.js';
import { decidesOnTheList } from './decides.js';
import { isElsewhere } from './elsewhere.js';
import { foreignHeadsIn } from './heads.js';
import { isLeftover } from './leftover.js';
import { isForeign, isOrdinary, ownOf, standingOf, type Own } from './own.js';
import { shortNamesIn } from './short-names.js';
import { isWhereTheWorkIs } from './works.js';
import { goesOn, isOneOf, justBefore, rightAfter } from './words.js';
import { isDefinition } from '../definitions/zone.js';
import { purposeClause } from '../purpose.js';
import { agenciesIn, isAbbreviated, type AgencyPhrase } from '../requisites/agency-name.js';
import { nameOf, spanOf } from '../requisites/agency.js';
import type { Identity } from '../requisites/context.js';
import { headOf } from '../requisites/head.js';

/**
 * Bodies that the text puts in the place of the one whose list it is: in headings and the clause of purpose, and in clauses
 * where a body stands as the keeper of the list. Superiors, subordinates, units, plurals and bodies of cited acts are none.
 * The act's own agency comes first, once.
 */
export const agencyMentionsOf = (input: ActInput, identity: Identity, requisites: Requisites): AgencyMention[] => {
  const { agency } = requisites;
  if (agency.value === null) return [];
  const own = ownOf(input, identity, requisites);
  const self: AgencyMention = {
    ...factAt(
      input,
      agency,
      { part: headOf(identity, input)?.partIndex ?? 0, clause: null, ruleId: 'agency/own', confidence: agency.confidence },
      'agency-mention',
      'own',
    ),
    name: agency.value,
    own: true,
  };
  const purpose = purposeClause(identity, input);
  // An institution's letterhead names the body over it.
  const zones = own.class === 'institution' ? ['body', 'letterhead', 'title'] : ['body'];
  const namedInFull = once(() => kindsNamedInFull(input, identity, zones));
  const foreign = input.act.parts.flatMap((part, partIndex) =>
    part.clauses.flatMap((clause) => {
      const where = whereOf(part.kind, clause, purpose !== null && purpose.part === partIndex && purpose.clause.index === clause.index);
      if (where === null) return [];
      const defines = where === 'body' && isDefinition(input, identity, partIndex, clause.index);
      return foreignIn(input, identity, own, clause, { where: defines ? 'definition' : where, namedInFull }).map(({ phrase, tokens }) => {
        const at = spanOf(tokens, phrase);
        const named = phrase.bare ? phrase.kind.lemma : phrase.kind.lemma === '' ? '' : nameOf(identity, input, tokens, phrase);
        const name = named === '' ? input.file.text.slice(at.start, at.end) : named;
        return {
          ...factAt(
            input,
            at,
            { part: partIndex, clause: clause.index, ruleId: 'agency/foreign', confidence: phrase.bare ? 0.9 : 1 },
            'agency-mention',
            name,
          ),
          name,
          own: false,
        };
      });
    }),
  );
  return [self, ...foreign];
};

type Where = 'stamp' | 'heading' | 'purpose' | 'body' | 'definition';

const once = <T>(make: () => T): (() => T) => {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
};

/** Kinds of the bodies that the act's own text names with more than their kind. */
const kindsNamedInFull = (input: ActInput, identity: Identity, zones: readonly string[]): ReadonlySet<string> =>
  new Set(
    input.act.parts.flatMap(({ clauses }) =>
      clauses.flatMap(({ span, zone }) => {
        if (!zones.includes(zone)) return [];
        const text = input.file.text.slice(span.start, span.end);
        const tokens = identity.tokens(text, span.start);
        return agenciesIn(identity, text, tokens, span.start).flatMap(({ bare, kind, to }) =>
          bare && !goesOn(identity, tokens[to]) ? [] : kind.lemma,
        );
      }),
    ),
  );

const whereOf = (kind: string, clause: ParsedClause, isPurpose: boolean): Where | null => {
  if (clause.zone === 'title' || clause.zone === 'caption') return 'heading';
  if (clause.zone === 'stamp') return 'stamp';
  if (clause.zone !== 'body') return null;
  if (isPurpose) return 'purpose';
  return kind === 'procedure' || kind === 'list' || kind === 'order' ? 'body' : null;
};

interface Found {
  readonly phrase: AgencyPhrase;
  readonly tokens: readonly Token[];
}

interface Standing {
  readonly where: Where;
  readonly namedInFull: () => ReadonlySet<string>;
}

const foreignIn = (input: ActInput, identity: Identity, own: Own, clause: ParsedClause, { where, namedInFull }: Standing): Found[] => {
  const { start, end } = clause.span;
  const text = input.file.text.slice(start, end);
  const tokens = identity.tokens(text, start);
  if (where === 'stamp') return stampedIn(identity, own, text, tokens, start);
  const cited = citationsIn(identity, input, clause).map(({ at }) => at);
  const notCited = (phrase: AgencyPhrase): boolean => !isCited(cited, spanOf(tokens, phrase));
  const isOthers = (phrase: AgencyPhrase): boolean => isForeign(identity, own, tokens, phrase);
  const bodies = agenciesIn(identity, text, tokens, start)
    .map((phrase) => standingOf(identity, own, phrase))
    .filter(notCited);
  const inItsPlace = bodies.filter((phrase) => {
    if (isCitedByWord(identity, tokens, phrase)) return isOthers(phrase) && decidesOnTheList(identity, own, tokens, phrase, namedInFull);
    return (
      (isOthers(phrase) && takesOurPlace(identity, own, tokens, phrase, { where, namedInFull })) ||
      (where === 'purpose' && isSmallKeeper(identity, own, tokens, phrase)) ||
      (where === 'body' && isWhereTheWorkIs(input, identity, own, tokens, phrase))
    );
  });
  const others = [
    ...shortNamesIn(identity, own, tokens),
    ...(where === 'heading' ? [] : foreignHeadsIn(identity, own, tokens, namedInFull)),
  ];
  return [...inItsPlace, ...others.filter(notCited)].map((phrase) => ({ phrase, tokens }));
};

/** «УТВЕРЖДЕН приказом Министерства культуры …» over an annex of another's order. */
const stampedIn = (identity: Identity, own: Own, text: string, tokens: readonly Token[], start: number): Found[] =>
  !isOrdinary(own)
    ? []
    : agenciesIn(identity, text, tokens, start)
        .map((phrase) => standingOf(identity, own, phrase))
        .filter(({ from }) => isOneOf(identity, identity.words.directiveTypes, tokens[from - 1]))
        .filter(({ kind, bare }) => kind.class === 'agency' || (kind.class === 'either' && !bare && own.kinds.has(kind.lemma)))
        .filter((phrase) => isForeign(identity, own, tokens, phrase))
        .map((phrase) => ({ phrase, tokens }));

const takesOurPlace = (
  identity: Identity,
  own: Own,
  tokens: readonly Token[],
  phrase: AgencyPhrase,
  { where, namedInFull }: Standing,
): boolean => {
  if (isKeeper(identity, own, tokens, phrase, where)) return true;
  if (where === 'heading') return false;
  if (isElsewhere(identity, own, tokens, phrase) || meetsOurClients(identity, own, tokens, phrase, namedInFull)) return true;
  if (decidesOnTheList(identity, own, tokens, phrase, namedInFull)) return true;
  if (where === 'purpose') return false;
  if (isLeftover(identity, own, tokens, phrase, namedInFull) && !isAddressee(identity, tokens, phrase)) return true;
  if (mayDeal(own, tokens, phrase) && dealsWithClients(identity, tokens, phrase)) return true;
  if (ownsWhatIsOurs(identity, own, tokens, phrase, namedInFull) || isToldOfOurs(identity, own, tokens, phrase, namedInFull)) return true;
  return where === 'body' && doesWhatIsOurs(identity, own, tokens, phrase, namedInFull);
};

const isCited = (citations: readonly Span[], at: Span): boolean => citations.some(({ start, end }) => start <= at.start && at.end <= end);

/** «приказом Министерства» cites an act, with or without its number. */
const isCitedByWord = (identity: Identity, tokens: readonly Token[], { from }: AgencyPhrase): boolean => {
  const before = tokens[from - 1];
  return before !== undefined && identity.words.citedTypes.some((type) => identity.stem(type) === before.stem);
};

/** «ведения департаментом перечня» in a ministry's clause of purpose: a small letter, but in the very place of the keeper. */
const isSmallKeeper = (identity: Identity, own: Own, tokens: readonly Token[], { bare, kind, from, to }: AgencyPhrase): boolean => {
  if (!bare || kind.class !== 'either' || own.class !== 'agency' || own.kinds.has(kind.lemma) || isAbbreviated(kind)) return false;
  const { actions, lists } = identity.words.keeper;
  return isOneOf(identity, actions, tokens[from - 1]) && isOneOf(identity, lists, tokens[to]);
};

const BEFORE = 7;
const AFTER = 4;
/** Words before a body in which it may be told to be another. */
const NEAR = 3;

/** True where the body stands in the keeper's place. */
const isKeeper = (identity: Identity, own: Own, tokens: readonly Token[], phrase: AgencyPhrase, where: Where): boolean => {
  if (where === 'definition') return false;
  const { keeper } = identity.words;
  const stems = (words: readonly string[]): ReadonlySet<string> => new Set(words.flatMap((word) => [identity.stem(word), fold(word)]));
  const has = (words: ReadonlySet<string>, part: readonly Token[]): boolean =>
    part.some(({ stem, form }) => words.has(stem) || words.has(form));
  const previous = tokens.slice(Math.max(0, phrase.from - 2), phrase.from);
  const before = justBefore(tokens, phrase.from, BEFORE);
  const after = rightAfter(tokens, phrase.to, AFTER);
  if (isUnitOfOwn(own, tokens, phrase)) return false;
  const isBound = where === 'body' && !phrase.bare && has(stems(keeper.staff), previous.slice(-1)) && has(stems(keeper.binds), tokens);
  if (isBound) return true;
  if (where !== 'heading' && mayDeal(own, tokens, phrase) && dealsWithClients(identity, tokens, phrase)) return true;
  if (has(stems(keeper.strangers), before.slice(-NEAR)) || has(stems(keeper.others), previous) || isAddressee(identity, tokens, phrase))
    return false;
  // The site of a body of the same kind is a slip of copying; of another kind it is just a site.
  if (where === 'body' && has(stems(keeper.sites), before))
    return !phrase.bare && own.kinds.has(phrase.kind.lemma) && phrase.kind.class === 'agency';
  const lists = stems(keeper.lists);
  if (where === 'heading') return has(lists, tokens) || has(stems(keeper.clients), tokens);
  if (where === 'purpose') return has(lists, tokens) || has(stems(keeper.actions), before);
  const isAlone = phrase.bare ? has(stems(keeper.actions), [...before, ...after]) : true;
  return isAlone && (has(lists, before) || has(lists, after));
};

/** «представляет отчет в Управление культуры»: a preposition and the accusative, which ends as the lemma does or in «у», «ю». */
const isAddressee = (identity: Identity, tokens: readonly Token[], { from, head, kind }: AgencyPhrase): boolean => {
  const { into, accusative } = identity.words.keeper;
  const form = tokens[head]?.form ?? '';
  const isInto = into.includes(tokens[from - 1]?.form ?? '');
  return isInto && (form === fold(kind.lemma) || accusative.some((ending) => form.endsWith(ending)));
};

const mayDeal = (own: Own, tokens: readonly Token[], { kind, head }: AgencyPhrase): boolean =>
  kind.class === 'agency' || (kind.class === 'either' && own.class === 'institution' && tokens[head]?.capital === true);

/** «взаимодействия министерства с клиентами», «обращения клиента в Министерство», «клиент приходит в Министерство». */
const dealsWithClients = (identity: Identity, tokens: readonly Token[], { from, to, bare }: AgencyPhrase): boolean => {
  const { dealings, comes, clients, with: together, into, turns } = identity.words.keeper;
  const is = (words: readonly string[], token: Token | undefined): boolean => isOneOf(identity, words, token);
  if (is(dealings, tokens[from - 1])) return is(together, tokens[to]);
  if (!is(into, tokens[from - 1])) return false;
  const hasClient = tokens.slice(0, from).some((token) => is(clients, token));
  // A client may well turn to another body with a complaint, but what he had to do with a body is told of the own one.
  if (!bare || goesOn(identity, tokens[to])) return hasClient && is(turns, tokens[from - 2]);
  if (is(comes, tokens[from - 2])) return hasClient;
  return (is(clients, tokens[from - 2]) && is(dealings, tokens[from - 3])) || (hasClient && is(dealings, tokens[from - 2]));
};

/** «Управление делами Министерства»: what follows is the agency's own name or kind. */
const isUnitOfOwn = (own: Own, tokens: readonly Token[], phrase: AgencyPhrase): boolean =>
  phrase.bare &&
  tokens.slice(phrase.head + 1, phrase.head + 4).some((token) => token.kind === 'word' && token.capital && own.stems.has(token.stem));
