import type { Definition } from '../../model/index.js';
import { unitOf } from '../../rules/phrase/unit.js';
import { tokenize } from '../../rules/tokens.js';
import type { ActInput } from '../context.js';
import { definitionOf, isStandardTerm } from './terms.js';
import { isTouchpointWord } from '../touchpoints/words.js';

/** A table of terms: two rows or more begin with a term of the standard, and what it means stands in the next cell. */
export const tableDefinitions = (input: ActInput): Definition[] =>
  input.act.parts.flatMap((part, index) =>
    part.tables.flatMap(({ header, rows }) => {
      const known = rows.map(({ cells }) =>
        cells.findIndex(
          ({ effective }, at) => isTermCell(input, effective) || (isMeaning(input, header[at + 1]) && isStandard(input, effective)),
        ),
      );
      const [column] = known.filter((at) => at >= 0);
      if (column === undefined || known.filter((at) => at === column).length < LEAST_TERMS) return [];
      // The head of the table stands above its first term; below it every row is a definition.
      const pairs = rows.slice(known.indexOf(column)).flatMap(({ cells }) => {
        const [term, body] = cells.slice(column, column + 2);
        return term === undefined || body === undefined || term.text === '' || body.text === '' ? [] : [{ term, body }];
      });
      return pairs.map(({ term, body }) =>
        definitionOf(
          input,
          { part: index, clause: null },
          { ...term.from, text: withoutSynonym(input, term.effective) },
          { start: body.start, end: body.end },
        ),
      );
    }),
  );

/** A table of terms in two columns that a text file draws with bars alone: «Внутренний клиент | Работник учреждения», two lines or more. */
export const barDefinitions = (input: ActInput): Definition[] =>
  input.act.parts.flatMap((part, index) => {
    const rows = part.clauses.flatMap((clause) => {
      const [tokens = []] = input.found.tokens.sentencesOf(clause);
      const bar = tokens.findIndex(({ form }) => form === '|');
      const [first, last, from, to] = [tokens[0], tokens[bar - 1], tokens[bar + 1], tokens.at(-1)];
      if (first === undefined || last === undefined || from === undefined || to === undefined) return [];
      if (!isStandardTerm(input, tokens.slice(0, bar))) return [];
      const term = { start: first.start, end: last.end, text: input.file.text.slice(first.start, last.end) };
      return [{ clause, term, body: { start: from.start, end: to.end } }];
    });
    if (rows.length < LEAST_TERMS) return [];
    return rows.map(({ clause, term, body }) => definitionOf(input, { part: index, clause: clause.index }, term, body));
  });

const LEAST_TERMS = 2;

/** «Определение», «Значение термина»: beside such a column even types of touchpoints are terms. */
const isMeaning = (input: ActInput, title: string | undefined): boolean =>
  title !== undefined && input.recognition.vocabulary.finder(unitOf(tokenize(input.recognition.stem, title)), 'meaning-title').has(0);

const isStandard = (input: ActInput, text: string): boolean => isStandardTerm(input, tokenize(input.recognition.stem, text));

/** «Клиент» of «Клиент (пациент)», where that is the term of the standard. */
const withoutSynonym = (input: ActInput, text: string): string => {
  const [outer = text] = text.split('(');
  return isTermCell(input, outer) ? outer.trim() : text;
};

/** «Клиентский путь», «Клиент (пациент)»: a term of the standard, a synonym in brackets aside. */
const isTermCell = (input: ActInput, text: string): boolean => {
  const name = tokenize(input.recognition.stem, text);
  const bracket = name.findIndex(({ form }) => form === '(');
  return isStandardTerm(input, bracket > 0 ? name.slice(0, bracket) : name) && !isTouchpointWord(input, text);
};
