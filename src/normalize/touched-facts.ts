import { overlaps, REQUISITE_COLUMN, type Act, type Diagnostic, type Span } from '../model/index.js';

/**
 * Adds to each open revision that has a place the facts read from there: `data.facts`, kinds with their codes, each once
 * («deadline publish-updated-list, role authorized-person»). A revision that touches none stays as it is.
 */
export const withTouchedFacts = (text: string, acts: readonly Act[], diagnostics: readonly Diagnostic[]): readonly Diagnostic[] => {
  if (!diagnostics.some(isPlacedRevision)) return diagnostics;
  const known = acts.flatMap(placedFacts);
  return diagnostics.map((item) => {
    if (!isPlacedRevision(item)) return item;
    const at = narrowed(text, item);
    const names = known.filter((fact) => overlaps(fact, at)).map(({ name }) => name);
    return { ...item, ...at, data: names.length === 0 ? item.data : { ...item.data, facts: [...new Set(names)].join(', ') } };
  });
};

type Placed = Diagnostic & { readonly start: number; readonly end: number };

const isPlacedRevision = (item: Diagnostic): item is Placed => item.code === 'open-revision' && item.start !== null && item.end !== null;

interface NamedSpan extends Span {
  readonly name: string;
}

const placedFacts = ({ requisites, facts }: Act): NamedSpan[] => [
  ...(Object.keys(REQUISITE_COLUMN) as (keyof typeof REQUISITE_COLUMN)[]) // Object.keys forgets the names of the keys.
    .map((key) => named(requisites[key], 'requisite', REQUISITE_COLUMN[key])),
  ...facts.roles.map((fact) => named(fact, 'role', fact.role)),
  ...facts.triggers.map((fact) => named(fact, 'trigger', fact.kind)),
  ...facts.deadlines.map((fact) => named(fact, 'deadline', fact.action)),
  ...facts.provisions.map((fact) => named(fact, 'provision', fact.item === null ? fact.topic : `${fact.topic}/${fact.item}`)),
  ...facts.touchpoints.map((fact) => named(fact, 'touchpoint', fact.channel)),
];

const named = ({ start, end }: Span, kind: string, code: string): NamedSpan => ({ start, end, name: `${kind} ${code}` });

/** A change in a table is one of its rows where its words stand in one row only. */
const narrowed = (text: string, { start, end, data }: Placed): Span => {
  const words = String(data['text'] ?? '').trim();
  const whole = text.slice(start, end);
  if (words === '' || !whole.includes('\t')) return { start, end };
  const rows: Span[] = [];
  for (let from = start; from < end; ) {
    const stop = text.indexOf('\n', from);
    const to = stop < 0 || stop > end ? end : stop;
    if (text.slice(from, to).includes(words)) rows.push({ start: from, end: to });
    from = to + 1;
  }
  const [only, ...others] = rows;
  return only !== undefined && others.length === 0 ? only : { start, end };
};
