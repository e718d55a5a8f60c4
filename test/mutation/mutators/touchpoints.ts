import type { Channel, Span } from '../../../src/model/index.js';
import { clauseAt, cut, type Edit } from '../edits.js';
import { leadsTo, mutator, type MutationInput, type Mutation, type Mutator } from '../mutator.js';
import type { Subject } from '../subject.js';
import { columnOf, dataRows, plainTable } from './table.js';

/** The enumerations of touchpoints in the text. */
export const namedMutators = (type: 'digital' | 'offline'): readonly Mutator[] => [
  mutator('delete', 'delete', (input) => (namedElsewhere(input, type) ? null : leadsTo('missing', ownList(input, type)))),
  mutator('type not said', 'weaken', (input) => {
    const places = enumerationPlaces(input, type);
    const [place, more] = places;
    if (namedElsewhere(input, type) || place === undefined || more !== undefined) return null;
    const stretch = input.subject.text.slice(place.start, place.end);
    const colon = stretch.indexOf(':');
    if (colon < 0) return null;
    return leadsTo('partial', [
      { start: place.start, end: place.start + colon, text: 'Взаимодействие с клиентами осуществляется в следующих точках взаимодействия' },
    ]);
  }),
  mutator('channels of the other type', 'alter', (input) => {
    // The enumeration is said to be of the other type: this one is not named any more.
    const { subject } = input;
    const [place, more] = enumerationPlaces(input, type);
    if (namedElsewhere(input, type) || place === undefined || more !== undefined) return null;
    const stretch = subject.text.slice(place.start, place.end);
    const colon = stretch.indexOf(':');
    if (colon < 0) return null;
    const lead = type === 'digital' ? 'К офлайн-точкам взаимодействия относятся' : 'К цифровым точкам взаимодействия относятся';
    return leadsTo('missing', [{ start: place.start, end: place.start + colon, text: lead }]);
  }),
  mutator('rows of the type', 'delete', (input) => {
    const { subject } = input;
    const table = plainTable(subject);
    if (table === null || !inTable(subject, type) || enumerationPlaces(input, type).length > 0) return null;
    const at = columnOf(table, 'type', 'features');
    const number = columnOf(table, 'number');
    const rows = dataRows(subject, table);
    const kept = rows.filter(({ cells }) => !(type === 'digital' ? /цифров/iu : /офлайн/iu).test(cells[at] ?? ''));
    if (at < 0 || kept.length === 0 || kept.length === rows.length) return null;
    const gone = rows
      .filter((row) => !kept.includes(row))
      .map((row): Edit => ({ start: row.start, end: Math.min(subject.text.length, row.end + 1), text: '' }));
    const counted =
      number < 0
        ? []
        : kept.map(
            (row, index): Edit => ({
              start: row.start,
              end: row.end,
              text: row.cells.map((cell, column) => (column === number ? String(index + 1) : cell)).join('\t'),
            }),
          );
    return leadsTo('missing', [...gone, ...counted]);
  }),
];

/** Touchpoints of the type, by what is said or by the standard, outside the enumeration of it and what hangs on it. */
const namedElsewhere = (input: MutationInput, type: 'digital' | 'offline'): boolean => {
  const { subject } = input;
  const lists = enumerationPlaces(input, type).flatMap((place) => subject.clauses.filter(({ clause }) => clause.start === place.start));
  return subject.act.facts.touchpoints.some(
    ({ typeDeclared, typeStandard, start, end }) =>
      (typeDeclared === type || (typeDeclared === null && typeStandard === type)) &&
      !lists.some(({ clause, treeEnd }) => clause.start <= start && end <= treeEnd + 1),
  );
};

const inTable = ({ act }: Subject, type: string): boolean =>
  act.facts.touchpoints.some(({ source, typeDeclared }) => source === 'table' && typeDeclared === type);

const ownList = (input: MutationInput, type: 'digital' | 'offline'): Edit[] | null => {
  const places = enumerationPlaces(input, type);
  return places.length === 0 ? null : cut(input.subject, places);
};

/** A channel is put under the other type. */
export const channelTypeMutators: readonly Mutator[] = [
  mutator('digital among offline', 'alter', (input) =>
    strangerIn(input, 'offline', ['мобильное приложение', 'видео-конференц-связь', 'система регистрации заявок']),
  ),
  mutator('offline among digital', 'alter', (input) =>
    strangerIn(input, 'digital', ['информационный стенд', 'личный прием', 'рабочие места работников']),
  ),
  mutator('move to the other type', 'move', (input) => {
    const { subject, random } = input;
    const from = random.pick(['digital', 'offline'] as const);
    const to = from === 'digital' ? 'offline' : 'digital';
    const items = touchpointsIn(input, from).filter((place) => clauseAt(subject, place)?.clause.kind === 'item');
    const last = touchpointsIn(input, to).at(-1);
    const target = last === undefined ? null : clauseAt(subject, last);
    if (items.length < 2 || target === null || target.clause.kind !== 'item') return null;
    const node = clauseAt(subject, random.pick(items));
    if (node === null || items.filter((place) => clauseAt(subject, place) === node).length > 1) return null;
    const taken = cut(subject, [node.clause]);
    const at = target.clause.end;
    return leadsTo(
      'deviates',
      taken === null
        ? null
        : [
            ...taken,
            { start: target.clause.start, end: target.clause.start, text: `${node.clause.text.trim().replace(/[.;]+$/u, '')}, ` },
            { start: at, end: at, text: '' },
          ],
    );
  }),
];

const touchpointsIn = ({ subject }: MutationInput, type: string): Span[] =>
  subject.act.facts.touchpoints.filter(({ source, typeDeclared }) => source === 'list' && typeDeclared === type);

const strangerIn = (input: MutationInput, type: 'digital' | 'offline', channels: readonly string[]): Mutation | null => {
  const { subject, random } = input;
  const places = touchpointsIn(input, type);
  const known = subject.act.facts.touchpoints.map(({ channel }) => channel);
  const free = channels.filter((name) => !known.includes(CHANNEL[name] ?? 'other'));
  const place = places[1] ?? places[0];
  if (place === undefined || free.length === 0) return null;
  return leadsTo('deviates', [{ start: place.start, end: place.start, text: `${random.pick(free)}, ` }]);
};

/** Channels that the standard asks nothing more of: none of them brings a requirement with it. */
const CHANNEL: Readonly<Record<string, Channel>> = {
  'мобильное приложение': 'mobile-app',
  'видео-конференц-связь': 'video-call',
  'система регистрации заявок': 'ticketing',
  'информационный стенд': 'info-stand',
  'личный прием': 'in-person',
  'рабочие места работников': 'workplace',
};

/** The enumerations of one type, with the clauses that hold them. */
export const enumerationPlaces = ({ subject }: MutationInput, type: 'digital' | 'offline'): Span[] => {
  const facts = subject.act.facts.provisions.filter(({ topic, item }) => topic === 'types-division' && item === `enumeration-${type}`);
  const nodes = facts.map((fact) => clauseAt(subject, fact));
  return nodes.every((node) => node !== null) ? nodes.flatMap((node) => (node === null ? [] : [node.clause])) : [];
};
