import { codeOf } from '../../src/rules/likeness/codes.js';
import { traitsOf } from '../../src/rules/likeness/traits.js';
import type { Recognition } from '../../src/rules/load.js';
import { unitOf } from '../../src/rules/phrase/unit.js';
import { isRefused } from '../../src/rules/refused.js';
import { tokenize, type Token } from '../../src/rules/tokens.js';
import { tryText } from '../../src/rules/try.js';
import { readWordings, type BlindWording } from './wordings.js';

/** A table in Markdown: of each half, how many clauses that meet a requirement are told, and how many near misses are taken for it. */
export const wordingFigures = (recognition: Recognition): string => {
  const lines = (['dev', 'test'] as const).flatMap((half) => {
    const all = readWordings(half);
    const requirements = [...new Set(all.map(({ requirement }) => requirement))];
    const row = (name: string, of: readonly BlindWording[]): string => {
      const [meets, not] = [of.filter((each) => each.meets), of.filter((each) => !each.meets)];
      const cells = [byRules, byEither].flatMap((tells) => [
        `${meets.filter((each) => tells(recognition, each)).length} of ${meets.length}`,
        `${not.filter((each) => tells(recognition, each)).length} of ${not.length}`,
      ]);
      return `| ${[half, name, ...cells].join(' | ')} |`;
    };
    return [
      ...requirements.map((name) =>
        row(
          name,
          all.filter(({ requirement }) => requirement === name),
        ),
      ),
      row('all', all),
    ];
  });
  return ['| half | requirement | rules tell | wrongly | with likeness | wrongly |', '|---|---|--:|--:|--:|--:|', ...lines, ''].join('\n');
};

const byRules = (recognition: Recognition, { lines, codes }: BlindWording): boolean =>
  lines.some((line, index) =>
    tryText(recognition, line, lines.slice(0, index)).some(({ rule }) => codes.includes(codeOf(rule.emit) ?? '')),
  );

const byEither = (recognition: Recognition, wording: BlindWording): boolean =>
  byRules(recognition, wording) || byLikeness(recognition, wording);

const byLikeness = ({ likeness, stem, vocabulary, isDenial, negation, book }: Recognition, { lines, codes }: BlindWording): boolean => {
  if (likeness === null) return false;
  const cut = (line: string): readonly Token[] => tokenize(stem, line);
  const lead = unitOf(lines.slice(0, -1).flatMap(cut));
  const place = { own: unitOf(cut(lines.at(-1) ?? '')), lead, carried: lead };
  const { finder } = vocabulary;
  const traits = traitsOf(finder, isDenial, place);
  const mayBe = (code: string): boolean =>
    !likeness.isDenied(traits, code) &&
    book.rules.some((rule) => codeOf(rule.emit) === code && !isRefused({ finder, negation, place }, lead.tokens, book, rule));
  return likeness.likenings(traits).some(({ code }) => codes.includes(code) && mayBe(code));
};
