import type { Definition, Span, Touchpoint } from '../../model/index.js';
import { unitOf } from '../../rules/phrase/unit.js';
import { tokenize } from '../../rules/tokens.js';
import { factAt, type ActInput } from '../context.js';
import { scanChannels, standardType, typesIn } from './channels.js';
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
    const type = isOwnName(input, definition.term) ? null : (typesIn(input.recognition, definition.term)[0] ?? null);
    const at = clauseIndexes(input, definition.clauseId);
    const start = input.file.text.lastIndexOf(definition.definition, definition.end);
    if (isEnumeration(input, definition, start)) continue;
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

/** «Контактная точка» as the act calls all its touchpoints is no type of them. */
const isOwnName = (input: ActInput, term: string): boolean => {
  const unit = unitOf(tokenize(input.recognition.stem, term));
  return (input.found.finder(unit, 'touchpoint').get(0) ?? []).some(({ end }) => end === unit.tokens.length);
};

/** «Цифровой точкой признается сайт»: a verb that counts touchpoints among a type, and a channel right behind it, tell no meaning. */
const isEnumeration = (input: ActInput, { start, definition }: Definition, from: number): boolean => {
  const { vocabulary, stem } = input.recognition;
  const unit = unitOf(tokenize(stem, input.file.text.slice(start, from)));
  const [first] = scanChannels(input.recognition, definition, from).channels;
  const opens = first !== undefined && first.from < OPENING_TOKENS && !isTouchpointWord(input, definition.slice(0, first.start - from));
  return opens && vocabulary.finder(unit, 'counts-as').size > 0 && vocabulary.finder(unit, 'understands').size === 0;
};

const OPENING_TOKENS = 3;

/** «… понимается точка, работа которой опосредована информационной системой: сайт, почта»: what is enumerated stands behind the colon. */
const namesIn = (input: ActInput, text: string, start: number): readonly Named[] => {
  const colon = /:\s/u.exec(text);
  const from = colon === null ? 0 : colon.index + 1;
  const behind = known(input, text.slice(from), start + from);
  return behind.length > 0 || from === 0 ? behind : known(input, text, start);
};

const known = (input: ActInput, text: string, start: number): readonly Named[] => {
  const named = splitTouchpoints(input.recognition, text, start).filter(({ known: isKnown }) => isKnown);
  const first = named.findIndex((one) => one.adverb || isMeaning(input, one.name));
  // «где клиент общается лично, по телефону или письмом»: what goes on behind one that tells how tells how, too.
  const isRow =
    first >= 0 &&
    named.slice(first).every(({ name }) => !/[:;(]/u.test(text.slice((named[first]?.name.end ?? 0) - start, name.start - start)));
  return (isRow ? named.slice(0, first) : named).filter((one) => !isMeaning(input, one.name));
};

/** «канал, работающий посредством сети «Интернет»» tells how, not where, «точка взаимодействия, работающая …» what it is. */
const isMeaning = (input: ActInput, { start, end }: Span): boolean => {
  const { unit, channels } = scanChannels(input.recognition, input.file.text.slice(start, end), start);
  const isGeneral = [0, 1].some((at) => input.found.finder(unit, 'touchpoint').has(at)) && channels[0]?.from !== 0;
  return isGeneral || input.recognition.vocabulary.finder(unit, 'means-preposition').has(0);
};

const clauseIndexes = (input: ActInput, clauseId: string | null): { part: number; clause: number } => {
  const part = input.clauses.findIndex((clauses) => clauses.some((clause) => clause.id === clauseId));
  return { part, clause: input.clauses[part]?.findIndex((clause) => clause.id === clauseId) ?? -1 };
};
