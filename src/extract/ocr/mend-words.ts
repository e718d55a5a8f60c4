import type { Diagnostic, Outcome, SourceBlock, TableBlock } from '../../model/index.js';
import { diagnostic, outcome } from '../../model/index.js';
import type { OcrLexicon } from './context.js';

/** Mends what has a fixed form in the text of recognized pages: dates in figures, the number sign, addresses cut by the edge of a cell. */
export const mendWords = (
  lexicon: OcrLexicon,
  blocks: readonly SourceBlock[],
  pages: ReadonlySet<number>,
): Outcome<readonly SourceBlock[]> => {
  const diagnostics: Diagnostic[] = [];
  const mend = (text: string, page: number | null): string =>
    mendAddresses(
      lexicon,
      mendDates(lexicon, mendFigures(lexicon, mendNumberSigns(lexicon, text, page, diagnostics), page, diagnostics), page, diagnostics),
      page,
      diagnostics,
    );
  const value = blocks.map((block) => {
    if (block.page === null || !pages.has(block.page)) return block;
    if (block.kind === 'paragraph') return { ...block, text: mendBrackets(mend(block.text, block.page), block.page, diagnostics) };
    return mendTable(block, mend);
  });
  return outcome(value, diagnostics);
};

const mendTable = (table: TableBlock, mend: (text: string, page: number | null) => string): TableBlock => ({
  ...table,
  rows: table.rows.map((row) => ({ ...row, cells: row.cells.map((cell) => ({ ...cell, text: mend(cell.text, row.page) })) })),
});

/** A sign that stands before figures and is known to be what «№» is read as. */
const mendNumberSigns = (lexicon: OcrLexicon, text: string, page: number | null, diagnostics: Diagnostic[]): string => {
  const [sign] = lexicon.numberSign;
  if (sign === undefined) return text;
  const restored = (read: string, blank: string): string => {
    diagnostics.push(diagnostic('number-sign-restored', { from: read }, { page }));
    return `${sign}${blank === '' ? '' : ' '}`;
  };
  return text
    .replace(/(?<![^\s(«])(\S{1,3})([ \u00A0]?)(?=[\d_]+)/gu, (whole, read: string, blank: string) =>
      read === sign || !lexicon.numberSignReads.includes(read) ? whole : restored(read, blank),
    )
    .replace(/(\d{4}(?:[ \u00A0]?\p{Ll}\.)?,?[ \u00A0])(\p{L})([ \u00A0])(?=\d)/gu, (whole, date: string, read: string, blank: string) =>
      lexicon.numberSignAfterYear.includes(read) ? date + restored(read, blank) : whole,
    );
};

/** `1] февраля`, `№ 3]`: a bracket or a bar that nothing opens, right beside a figure, is the figure it is known to be read for. */
const mendFigures = (lexicon: OcrLexicon, text: string, page: number | null, diagnostics: Diagnostic[]): string => {
  if (/[[{]/u.test(text)) return text;
  return text.replace(/(?<![^\s(])(\d{1,3})([\]|])(?=[\s.,;:)]|$)/gu, (whole, figures: string, read: string) => {
    const figure = lexicon.closingReads[read];
    if (figure === undefined) return whole;
    diagnostics.push(diagnostic('form-repaired', { from: whole, to: figures + figure }, { page }));
    return figures + figure;
  });
};

/** `2.8 (В случае …`: a stroke beside a clause's number taken for a bracket that nothing closes. */
const mendBrackets = (text: string, page: number | null, diagnostics: Diagnostic[]): string => {
  const [whole, label, capital] = /^(\d{1,2}(?:\.\d{1,2}){1,4}\.?[ \u00A0])[([{](\p{Lu})/u.exec(text) ?? [];
  if (whole === undefined || label === undefined || capital === undefined) return text;
  const count = (signs: RegExp): number => text.match(signs)?.length ?? 0;
  if (count(/[([{]/gu) !== count(/[)\]}]/gu) + 1) return text;
  diagnostics.push(diagnostic('form-repaired', { from: whole, to: label + capital }, { page }));
  return label + capital + text.slice(whole.length);
};

/** `12.0З.2024`: two figures, two figures, four; at most two of them misread. */
const mendDates = (lexicon: OcrLexicon, text: string, page: number | null, diagnostics: Diagnostic[]): string =>
  text.replace(
    /(?<![\p{L}\d.,])([\p{L}\d|!]{2})[.,] ?([\p{L}\d|!]{2})[.,] ?([\p{L}\d|!]{4})(?![\p{L}\d])/gu,
    (whole, day: string, month: string, year: string) => {
      const signs = `${day}${month}${year}`;
      if ((signs.match(/\d/gu)?.length ?? 0) < 6) return whole;
      const figures = [...signs].map((sign) => (/\d/u.test(sign) ? sign : (lexicon.digits[sign] ?? '?'))).join('');
      const [d, m, y] = [figures.slice(0, 2), figures.slice(2, 4), figures.slice(4)];
      const date = `${d}.${m}.${y}`;
      const real =
        /^\d{8}$/u.test(figures) && Number(d) >= 1 && Number(d) <= 31 && Number(m) >= 1 && Number(m) <= 12 && /^(?:19|20)/u.test(y);
      if (!real || date === whole) return whole;
      diagnostics.push(diagnostic('form-repaired', { from: whole, to: date }, { page }));
      return date;
    },
  );

/** `name @host.ru`, `name@host.co m`: parts of one address, where they make an ending that there is. */
const mendAddresses = (lexicon: OcrLexicon, text: string, page: number | null, diagnostics: Diagnostic[]): string => {
  const say = (from: string, to: string): string => {
    if (from !== to) diagnostics.push(diagnostic('form-repaired', { from, to }, { page }));
    return to;
  };
  return text
    .replace(PARTED_NAME, (whole, name: string, host: string) => say(whole, name + host))
    .replace(PARTED_ENDING, (whole, host: string, begun: string, rest: string) => {
      const endings = lexicon.domains.filter((ending) => ending.startsWith(begun) && ending.length === begun.length + rest.length);
      const [only] = endings;
      const settled =
        only !== undefined && endings.length === 1 && !lexicon.oneLetterWords.includes(rest) && !lexicon.domains.includes(begun);
      return settled ? say(whole, host + only) : whole;
    });
};

const PARTED_NAME = /([A-Za-z\d][\w.+-]*)[ \n](@(?:[A-Za-z\d-]+\.)+[a-z]{1,6}(?![\w-]))/gu;
const PARTED_ENDING = /([\w.+-]*(?:@|:\/\/|www\.)[\w-]+(?:\.[\w-]+)*\.)([a-z]{1,4})[ \n](\p{Ll}{1,2})(?![\p{L}\d])/gu;
