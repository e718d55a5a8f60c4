import type { ParsedClause, ParsedPart, Span, TouchpointType } from '../../model/index.js';
import type { ActInput } from '../context.js';
import { onlyType, onlyTypeIn, scanChannels, typeOfHeading, typesIn } from './channels.js';
import type { Content } from './contents.js';
import type { ImpliedContent, ImpliedList } from './implied-lists.js';
import { isStatement } from './name-guard.js';
import { readingOf } from './split.js';

/**
 * The points of an annexed list that is no table: «1. Официальный сайт – получение информации», «Отдел кадров: – кабинет 12;»,
 * «Точка взаимодействия: приемная. Тип: офлайн». Items that begin with no channel are headings, notes or directions.
 */
export const listedItems = (input: ActInput): ImpliedList[] =>
  input.act.parts.flatMap((part, index) => {
    if (part.kind !== 'list' || part.tables.length > 0) return [];
    const parents = new Set(part.clauses.map(({ parent }) => parent));
    const body = part.clauses.filter(({ zone }) => zone === 'body');
    const heads = typesOfHeads(input, body);
    const leaves = body.filter(({ index: own }) => !parents.has(own) && !heads.has(own));
    const cards = leaves.flatMap((clause) => cardOf(input, part, clause));
    const items = cards.length > 0 ? cards : leaves.flatMap((clause) => itemUnder(input, heads, clause));
    if (items.length < LEAST_ITEMS || (cards.length === 0 && items.length / leaves.length < ENOUGH_ITEMS)) return [];
    const [first] = items;
    return first === undefined ? [] : [{ lead: leadAt(index, first), contents: items, kind: 'items' as const, isTyped: false }];
  });

/** The type that each line heading others tells of them: «Цифровые точки», «Б. Офлайн»; by the index of its clause. */
const typesOfHeads = (input: ActInput, body: readonly ParsedClause[]): ReadonlyMap<number, TouchpointType> =>
  new Map(
    body.flatMap(({ span, index }) => {
      const type = typeOfHeading(input.recognition, input.file.text.slice(span.start, span.end));
      return type === null ? [] : [[index, type] as const];
    }),
  );

/** An item of the type that it tells itself, else of the nearest head over it. */
const itemUnder = (input: ActInput, heads: ReadonlyMap<number, TouchpointType>, { span, index }: ParsedClause): ImpliedContent[] => {
  const over = [...heads].findLast(([head]) => head < index)?.[1] ?? null;
  return itemOf(input, span, index).map((item) => ({ ...item, type: item.type ?? over }));
};

const LEAST_ITEMS = 2;
const ENOUGH_ITEMS = 0.5;
const OPENING_TOKENS = 4;
const LONGEST_ITEM = 300;

/** What stands before the dash or colon behind which the item says what the point is for. */
const itemOf = (input: ActInput, { start, end }: Span, clause: number): ImpliedContent[] => {
  const text = input.file.text.slice(start, end);
  if (text.length > LONGEST_ITEM) return [];
  const stop = / [–—-] |:(?= )|\.(?=\s+\p{Lu})|;\s*$|\.\s*$/u.exec(text)?.index ?? text.length;
  const reading = readingOf(input.recognition, text.slice(0, stop), start);
  const isNamed = (reading.channels[0]?.from ?? OPENING_TOKENS) < OPENING_TOKENS || reading.heads.has(0) || reading.heads.has(1);
  if (!isNamed || isStatement(reading) || /:\s*$/u.test(text)) return [];
  const bracket = /\(([^()]{1,60})\)[.;]?\s*$/u.exec(text)?.[1] ?? '';
  return [{ start, end: start + stop, clause, type: onlyTypeIn(input.recognition, bracket) }];
};

/** «Точка взаимодействия: приемная (офлайн). Потребность: …», the type in its words or in a line of its own below. */
const cardOf = (input: ActInput, part: ParsedPart, clause: ParsedClause): ImpliedContent[] => {
  const named = labelled(input, clause, 'touchpoint');
  if (named === null) return [];
  const [item] = itemOf(input, named, clause.index);
  if (item === undefined) return [];
  const below = part.clauses.slice(clause.index + 1, clause.index + 1 + LINES_OF_CARD);
  const next = below.findIndex((other) => labelled(input, other, 'touchpoint') !== null);
  const lines = next < 0 ? below : below.slice(0, next);
  const own = typesIn(input.recognition, input.file.text.slice(named.start, named.end));
  const told = lines.flatMap((line) => {
    const span = labelled(input, line, 'type-label');
    return span === null ? [] : typesIn(input.recognition, input.file.text.slice(span.start, span.end));
  });
  return [{ ...item, type: onlyType(own.length > 0 ? own : told) }];
};

const LINES_OF_CARD = 8;

/** What stands behind the colon of a label that begins a clause. */
const labelled = (input: ActInput, { span }: ParsedClause, concept: string): Span | null => {
  const text = input.file.text.slice(span.start, span.end);
  const colon = /^[^:]{1,60}:\s*/u.exec(text);
  if (colon === null) return null;
  const { unit } = scanChannels(input.recognition, colon[0], 0);
  return input.recognition.vocabulary.finder(unit, concept).has(0) ? { start: span.start + colon[0].length, end: span.end } : null;
};

/** No words lead to such a list but the heading of its part. */
const leadAt = (part: number, { start, clause }: Content): ImpliedList['lead'] => {
  const at = { start, end: start };
  return {
    ruleId: 'touchpoint/annexed',
    line: '',
    emit: { enumeration: 'list', type: null, colon: false },
    level: 'sentence',
    part,
    clause,
    quote: at,
    match: at,
    passage: at,
    captures: new Map(),
    confidence: 1,
    governed: true,
    company: 0,
    beside: 0,
    alike: null,
  };
};
