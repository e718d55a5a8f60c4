import { diagnostic } from '../model/index.js';
import { fold } from '../rules/tokens.js';
import { looksOf, type Looks } from './anchors.js';
import { perLexicon, type ParseContext } from './context.js';
import { joinDrafts, noteIn, type Draft, type DraftBlock } from './draft.js';
import { readLabel, type Label } from './labels.js';
import { SOFT_HYPHEN_AT_END } from './lines.js';
import { vocabularyOf, wrapWidthOf, type Vocabulary } from './wrapping.js';

/** Joins lines into paragraphs: hard-wrapped lines of a block, words cut by a hyphen, paragraphs cut by a page break. */
export const joinLines = (context: ParseContext, blocks: readonly DraftBlock[]): DraftBlock[] => {
  const page: Page = { context, vocabulary: vocabularyOf(blocks), wrap: wrapWidthOf(context, blocks) };
  const out: DraftBlock[] = [];
  let heldBack: DraftBlock[] = []; // page numbers, headers and footnotes between two halves of a paragraph
  let open = null as Open | null; // widened: they change within `close`
  let note = null as Open | null; // the footnote among `heldBack` that its next line may join
  const close = (): void => {
    if (open !== null) out.push(open.draft);
    out.push(...heldBack);
    [open, note, heldBack] = [null, null, []];
  };
  const hold = (block: Draft): void => {
    const looks = looksOf(context, block.text);
    const joined: Draft | null = note === null ? null : join(page, note, block, looks);
    if (joined === null) heldBack.push(block);
    else heldBack = heldBack.map((held) => (held === note?.draft ? joined : held));
    note = { draft: joined ?? block, first: joined === null ? looks : (note?.first ?? looks), last: looks, lead: null };
  };
  for (const block of blocks) {
    if (block.kind === 'paragraph' && block.dropped !== null) {
      heldBack.push(block);
      continue;
    }
    if (block.kind === 'table') {
      close();
      out.push(block);
      continue;
    }
    if (block.region === 'footnote' && open !== null) {
      hold(block);
      continue;
    }
    const looks = looksOf(context, block.text);
    const joined: Draft | null = open === null ? null : join(page, open, block, looks);
    if (joined !== null && open !== null) {
      open = { ...open, draft: joined, last: looks };
    } else {
      const before: string | null = open === null ? null : open.draft.text;
      close();
      open = { draft: block, first: looks, last: looks, lead: before };
    }
  }
  close();
  return out.map((block) =>
    block.kind === 'table' || !block.text.endsWith(SOFT_HYPHEN_AT_END) ? block : { ...block, text: `${block.text.slice(0, -1)}-` },
  );
};

interface Page {
  readonly context: ParseContext;
  readonly vocabulary: Vocabulary;
  /** Width at which the file's lines were wrapped, null where they were not. */
  readonly wrap: number | null;
}

/** The paragraph that lines are added to. */
interface Open {
  readonly draft: Draft;
  readonly first: Looks;
  readonly last: Looks;
  /** Text of the paragraph before it. */
  readonly lead: string | null;
}

const join = (page: Page, open: Open, line: Draft, looks: Looks): Draft | null => {
  const text = open.draft.text;
  // «(в ред. приказов от …,» goes on to its bracket, dates and numbers though the lines begin with.
  if (open.first.note && isUnclosed(text) && text.length < MAX_REMARK && line.auto === null) return joinDrafts(open.draft, line, ' ');
  if (line.auto !== null || isAnchor(looks) || (open.first.actType && looks.noise)) return null;
  // A title ends where the preamble begins.
  if (
    open.first.title &&
    (looks.onlyOperative || ((looks.preamble || looks.operative) && /^\p{Lu}/u.test(line.text) && !STOP_OPEN.test(text)))
  )
    return null;
  if (open.draft.region !== line.region) return null;
  const label = readLabel(page.context, line.text);
  if (label !== null && !goesOnBefore(page, label, text, line.text)) return null;
  const hyphen = hyphenJoin(page, open.draft, line);
  // A heading word in a line of its own goes on in small letters: «Порядок» – «формирования Перечня».
  if (
    line.opensBlock &&
    open.first.heading !== null &&
    !STOP.test(text) &&
    text.length < MIN_CUT &&
    /^\p{Ll}/u.test(line.text) &&
    !STOP.test(line.text)
  )
    return joinDrafts(open.draft, line, ' ');
  if (line.opensBlock && !line.afterPageBreak && !(hyphen !== null && text.endsWith(SOFT_HYPHEN_AT_END))) {
    return continuesAcrossGap(page, open, line, looks) ? noteJoin(open.draft, line) : null;
  }
  if (hyphen !== null) return hyphen;
  if (line.afterPageBreak && line.opensBlock) return continuesAcrossPage(page, open, line) ? noteJoin(open.draft, line) : null;
  return continuesInBlock(page, open, line, looks) ? joinDrafts(open.draft, line, ' ') : null;
};

/** A line that begins with what looks like a label, yet goes on with the sentence: «(далее / – Перечень)», «согласно п. / 2.1.». */
const goesOnBefore = (page: Page, { scheme }: Label, text: string, line: string): boolean => {
  if (scheme === 'dash' && isCutDash(text)) return true;
  // «Гимназия № 2 / г. Воркуты»: a town's letter inside a name.
  if (scheme === 'letter' && isQuoteOpen(text.slice(-LONGEST_WORD)) && /^[^«]*»/u.test(line)) return true;
  return endsOpen(page.context, text) && !(scheme === 'dash' ? /[.;:,]$/u : /[.;:]$/u).test(text);
};

const isQuoteOpen = (text: string): boolean => text.lastIndexOf('«') > text.lastIndexOf('»');

const noteJoin = (draft: Draft, line: Draft): Draft => {
  const joined = joinDrafts(draft, line, ' ');
  return noteIn(
    joined,
    diagnostic('paragraph-joined', { before: draft.text.slice(-30), after: line.text.slice(0, 30) }),
    draft.text.length,
    draft.text.length + 1,
  );
};

/** Lines that begin something of their own wherever they stand. */
const isAnchor = (looks: Looks): boolean =>
  looks.actType ||
  looks.stamp !== null ||
  looks.memo ||
  looks.approvalSheet ||
  looks.requisites ||
  looks.onlyName ||
  looks.registration ||
  looks.superior;

/** A word that needs another stands at the end. */
const STOP_OPEN = /[,(«–—-]$/u;

const STOP = /[.!?;:…]["»”)]*$/u;

/** Half a sentence before a blank line and its other half after it: a page ended between them. */
const continuesAcrossGap = (page: Page, { draft, first, lead }: Open, line: Draft, looks: Looks): boolean => {
  const text = draft.text;
  if (STOP.test(text) || text.endsWith(')') || !/^\p{Ll}/u.test(line.text) || looks.capitals) return false;
  const own = readLabel(page.context, text);
  const isTitle = own?.scheme === 'roman' || own?.scheme === 'section-word';
  if (isTitle && text.length >= MIN_TITLE) return true;
  if (text.length < MIN_CUT) return false;
  if (first.title || first.heading !== null || first.stamp !== null || first.capitals || first.post) return false;
  if (draft.style.heading !== null || draft.style.align === 'center' || line.style.align === 'center') return false;
  if (line.style.indent !== null && draft.style.indent !== null && line.style.indent > draft.style.indent && !text.endsWith(','))
    return false;
  // A bare item of a list has no capital and no label; the next one is no continuation of it.
  const label = readLabel(page.context, text);
  const bareItem = label === null && draft.auto === null && /^\p{Ll}/u.test(text);
  const inList = lead !== null && /[:;,]$/u.test(lead);
  if (bareItem && inList) return false;
  if (text.endsWith(','))
    return label === null
      ? /^\p{Lu}/u.test(text) && !(lead?.endsWith(':') ?? false)
      : label.scheme === 'decimal' || label.scheme === 'letter';
  return true;
};

/** Shorter texts that stop without a stop are headings, names, items. */
const MIN_CUT = 60;

/** A section's title that goes on in small letters was cut. */
const MIN_TITLE = 30;

const continuesAcrossPage = (page: Page, { draft, first }: Open, line: Draft): boolean => {
  const text = draft.text;
  if (STOP.test(text)) return false;
  if (/^\p{Ll}/u.test(line.text)) return true;
  if (first.capitals || first.post || first.title || first.heading !== null) return false;
  return endsOpen(page.context, text) || (/^[\d«"(№]/u.test(line.text) && text.length >= MIN_CUT);
};

/** Two lines of one block: one paragraph where the first is full or plainly goes on. */
const continuesInBlock = (page: Page, { draft, first, last }: Open, line: Draft, looks: Looks): boolean => {
  const text = draft.text;
  const full = isFull(page, draft, line);
  if (looks.heading !== null && !first.title && !full && looks.capitals) return false;
  if (isHeadLine(first) && !STOP.test(text)) return continuesHead(first, last, looks, text, line.text);
  if (
    page.wrap !== null &&
    line.indent >= draft.indent + PARAGRAPH_INDENT &&
    !first.title &&
    draft.turns.length === 0 &&
    draft.width === draft.text.length + draft.indent &&
    STOP.test(text)
  )
    return false;
  if (/[:]$/u.test(text)) return false;
  // An enumeration within a sentence goes on after its semicolon: «узнать сведения; взять бланк;».
  if (text.endsWith(';')) return /^\p{Ll}/u.test(line.text) && text.slice(0, -1).includes(';');
  if (STOP.test(text)) return full;
  if (/^\p{Ll}/u.test(line.text)) return !(text.endsWith(',') && !full && isShortItem(page, draft));
  if (looks.capitals && first.capitals) return !looks.agency;
  if (endsOpen(page.context, text)) return true;
  if (looks.post || looks.name || last.name) return full && text.length > MIN_CUT && !looks.onlyName && !last.onlyName;
  return full && !looks.capitals;
};

const PARAGRAPH_INDENT = 2;

/** Letterheads, titles, stamps and headings run over lines of any length. */
const isHeadLine = (first: Looks): boolean =>
  first.title || first.heading !== null || (first.stamp !== null && first.stamp !== 'approve' && first.stamp !== 'agreed');

const continuesHead = (first: Looks, last: Looks, looks: Looks, text: string, line: string): boolean => {
  if (looks.heading !== null && (first.stamp !== null || looks.capitals)) return false;
  if (first.stamp !== null) return !last.requisites && text.length < MAX_STAMP;
  if (first.heading !== null && looks.bodyOpener && text.length >= MIN_HEADING) return false;
  if (looks.post && looks.name) return false;
  // A heading in capitals ends where small letters begin with a capital of their own.
  return !(!/\p{Ll}{3}/u.test(text) && text.length > MIN_CUT && !looks.capitals && !/^[(«"\p{Ll}]/u.test(line));
};

const MAX_STAMP = 300;
/** A shorter heading is a word that goes on: «Порядок». */
const MIN_HEADING = 20;

const isFull = (page: Page, draft: Draft, line: Draft): boolean => {
  if (page.wrap === null) return false;
  const firstWord = /^\S+/u.exec(line.text)?.[0].length ?? 0;
  return draft.width + 1 + firstWord > page.wrap;
};

/** In a file that is not wrapped, a comma at a line's end ends an item. */
const isShortItem = (page: Page, draft: Draft): boolean => page.wrap === null || draft.width < page.wrap / 2;

const openWords = perLexicon(({ openWords: words }) => new Set(words.map(fold)));

/** The text breaks off after a word that needs another: a preposition, «п.», a comma-less bracket. */
const endsOpen = (context: ParseContext, text: string): boolean => {
  // The index of a number («№ 7-п») is no word.
  const last = /(?<![\p{L}\p{N}_-])([\p{L}№]+)\.?$/u.exec(text.slice(-LONGEST_WORD))?.[1];
  if (last !== undefined && openWords(context).has(fold(last))) return true;
  return /[(«–—]$/u.test(text.slice(-1)) || isUnclosed(text.slice(-MAX_REMARK));
};

/** A paragraph is looked at anew for each line that joins it: only its end may be looked at. */
const LONGEST_WORD = 200;

const isUnclosed = (text: string): boolean => (text.match(/\(/gu)?.length ?? 0) > (text.match(/\)/gu)?.length ?? 0);

const MAX_REMARK = 2000;

/** «взаимодействие –» at the line's end: the next line's dash is not a bullet. */
const isCutDash = (text: string): boolean => /\s[–—-]$/u.test(text);

/** A word cut at the line's end is joined when the file has the whole word elsewhere, or the hyphen was a soft one. */
const hyphenJoin = (page: Page, draft: Draft, line: Draft): Draft | null => {
  const cut = /(\p{L}+)([-¬])$/u.exec(draft.text.slice(-LONGEST_WORD));
  const rest = /^\p{Ll}+/u.exec(line.text);
  if (cut === null || rest === null) return null;
  const [, head = '', sign = ''] = cut;
  const whole = fold(head + rest[0]);
  const compound = page.vocabulary.compounds.has(fold(`${head}-${rest[0]}`));
  const known = page.vocabulary.words.has(whole);
  const bare = { ...draft, text: draft.text.slice(0, -1) };
  if (sign === SOFT_HYPHEN_AT_END || known || (!compound && !page.vocabulary.words.has(fold(head)))) {
    const joined = joinDrafts(bare, line, '');
    return noteIn(
      joined,
      diagnostic('hyphen-joined', { from: `${head}-${rest[0]}`, to: head + rest[0] }),
      bare.text.length - head.length,
      bare.text.length + rest[0].length,
    );
  }
  return joinDrafts(draft, line, '');
};
