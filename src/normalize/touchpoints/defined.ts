import type { Definition, Span, Touchpoint } from '../../model/index.js';
import { factAt, type ActInput } from '../context.js';
import { standardType, typesIn } from './channels.js';
import type { Division } from './enumerations.js';
import type { Named } from './names.js';
import { splitTouchpoints } from './split.js';
import { isTouchpointWord } from './words.js';

/** «Цифровые точки – официальные сайты, мессенджеры …»: what a definition of touchpoints (of a type) enumerates. */
export const definedTouchpoints = (
  input: ActInput,
  definitions: readonly Definition[],
): { touchpoints: Touchpoint[]; divisions: Division[]; places: Span[] } => {
  const touchpoints: Touchpoint[] = [];
  const divisions: Division[] = [];
  const places: Span[] = [];
  for (const definition of definitions) {
    if (!isTouchpointWord(input, definition.term)) continue;
    const [type = null] = typesIn(input.recognition, definition.term);
    const at = clauseIndexes(input, definition.clauseId);
    const start = input.file.text.lastIndexOf(definition.definition, definition.end);
    places.push({ start: definition.start, end: definition.end });
    if (type !== null)
      divisions.push({ start: definition.start, end: definition.end, source: 'definition', type, ...at, ruleId: 'touchpoint/defined' });
    const names = namesIn(input, definition.definition, start);
    for (const named of names) {
      touchpoints.push({
        ...factAt(input, named.name, { ...at, ruleId: 'touchpoint/defined' }, 'touchpoint', 'definition'),
        listRowId: null,
        source: 'definition',
        name: input.file.text.slice(named.name.start, named.name.end),
        channel: named.channel,
        typeDeclared: type,
        typeStandard: standardType(named.channel),
      });
    }
  }
  return { touchpoints, divisions, places };
};

/** «… понимается точка, работа которой опосредована информационной системой: сайт, почта»: what is enumerated stands behind the colon. */
const namesIn = (input: ActInput, text: string, start: number): readonly Named[] => {
  const colon = /:\s/u.exec(text);
  const from = colon === null ? 0 : colon.index + 1;
  const behind = known(input, text.slice(from), start + from);
  return behind.length > 0 || from === 0 ? behind : known(input, text, start);
};

const known = (input: ActInput, text: string, start: number): readonly Named[] =>
  splitTouchpoints(input.recognition, text, start).filter((name) => name.known);

const clauseIndexes = (input: ActInput, clauseId: string | null): { part: number; clause: number } => {
  const part = input.clauses.findIndex((clauses) => clauses.some((clause) => clause.id === clauseId));
  return { part, clause: input.clauses[part]?.findIndex((clause) => clause.id === clauseId) ?? -1 };
};
