/**
 * The phrase language: one wording on one readable line. See docs/writing-rules.md.
 *
 *   line   := [ conj '>' ]* conj            what governs it > what it says itself
 *   conj   := term ( '&' term )*            in any order within the unit
 *   term   := [ '!' ] seq                   '!' : must not be there
 *   seq    := item+                         one after another; light punctuation and brackets between them do not count
 *   item   := word | word'*' | '='word | '–' | ':' | '…'[n] | '{'name[':'as]'}' | '(' seq ('|' seq)* ')' | '[' seq ']' | '!'item
 */

import { fold } from '../tokens.js';

export type Node =
  | { readonly kind: 'word'; readonly word: string }
  | { readonly kind: 'prefix'; readonly prefix: string }
  | { readonly kind: 'form'; readonly form: string }
  | { readonly kind: 'gap'; readonly max: number }
  | { readonly kind: 'ref'; readonly name: string; readonly as: string }
  | { readonly kind: 'seq'; readonly items: readonly Node[] }
  | { readonly kind: 'alt'; readonly options: readonly Node[] }
  | { readonly kind: 'opt'; readonly item: Node }
  | { readonly kind: 'not'; readonly item: Node };

export interface Term {
  readonly negated: boolean;
  readonly node: Node;
}

/** `leads`: conjunctions that must hold in what governs the unit, outermost first; `own`: in the unit itself. */
export interface Line {
  readonly source: string;
  readonly leads: readonly (readonly Term[])[];
  readonly own: readonly Term[];
}

/** A mistake in a pattern. `column` is 0-based within the pattern. */
export class PhraseSyntaxError extends Error {
  constructor(
    message: string,
    readonly column: number,
  ) {
    super(message);
  }
}

const DEFAULT_GAP = 6;
const LEXEME = /\s+|[>&|!()[\]]|\{[^{}]*\}|…\d*|[=]?[\p{L}\p{N}№%][\p{L}\p{M}\p{N}\-./]*\*?|./gsu;

interface Lexeme {
  readonly text: string;
  readonly column: number;
}

const lines = new Map<string, Line>();

/** Parses one line; the same text gives the same line. Throws `PhraseSyntaxError`. */
export const parseLine = (source: string): Line => {
  const known = lines.get(source);
  if (known !== undefined) return known;
  const line = lineOf(source);
  lines.set(source, line);
  return line;
};

const lineOf = (source: string): Line => {
  const lexemes = [...source.matchAll(LEXEME)]
    .map((match): Lexeme => ({ text: match[0], column: match.index }))
    .filter((lexeme) => lexeme.text.trim() !== '');
  const reader = new Reader(lexemes, source.length);
  const conjunctions = [parseConjunction(reader)];
  while (reader.take('>')) conjunctions.push(parseConjunction(reader));
  reader.expectEnd();
  const own = conjunctions.at(-1) ?? [];
  if (own.every((term) => term.negated)) throw new PhraseSyntaxError('a line must ask for something, not only forbid', 0);
  return { source, leads: conjunctions.slice(0, -1), own };
};

/** Parses a single sequence: a form of a concept. Throws `PhraseSyntaxError`. */
export const parseSequence = (source: string): Node => {
  const line = parseLine(source);
  const [term] = line.own;
  if (line.leads.length > 0 || line.own.length !== 1 || term === undefined) {
    throw new PhraseSyntaxError("'>' and '&' do not stand in a concept", 0);
  }
  return term.node;
};

const parseConjunction = (reader: Reader): Term[] => {
  const terms = [parseTerm(reader)];
  while (reader.take('&')) terms.push(parseTerm(reader));
  // «a & b !c» reads better than «a & b & !c»: a sequence cannot begin with a prohibition, so the two mean the same.
  while (reader.at('!')) terms.push(parseTerm(reader));
  return terms;
};

const parseTerm = (reader: Reader): Term => {
  const negated = reader.take('!');
  return { negated, node: parseSeq(reader) };
};

const parseSeq = (reader: Reader): Node => {
  const items: Node[] = [];
  while (!reader.atAny(['>', '&', '|', ')', ']', ''])) {
    // A '!' after at least one item, spaced from what follows a whole term, opens the next prohibited term.
    if (reader.at('!') && items.length > 0 && reader.spaceBefore()) break;
    items.push(parseItem(reader));
  }
  const [first] = items;
  if (first === undefined) throw reader.error('something to match is missing here');
  return items.length === 1 ? first : { kind: 'seq', items };
};

const parseItem = (reader: Reader): Node => {
  const { text, column } = reader.next();
  if (text === '!') return { kind: 'not', item: parseItem(reader) };
  if (text === '(') return parseAlternatives(reader);
  if (text === '[') {
    const item = parseAlternativesUntil(reader, ']');
    return { kind: 'opt', item };
  }
  if (text.startsWith('…')) return { kind: 'gap', max: text.length > 1 ? Number(text.slice(1)) : DEFAULT_GAP };
  if (text.startsWith('{')) return parseReference(text, column);
  const mark = MARKS[text];
  if (mark !== undefined) return mark;
  if (/^=[\p{L}\p{N}]/u.test(text)) return { kind: 'form', form: fold(text.slice(1)) };
  if (/^[\p{L}\p{N}№%]/u.test(text)) return wordNode(text, column);
  throw new PhraseSyntaxError(`«${text}» means nothing here`, column);
};

/** Marks that tell: a dash that stands for a verb («ведение перечня – за отделом»), as orders print it, and the colon of a lead-in. */
const MARKS: Readonly<Record<string, Node | undefined>> = {
  '–': { kind: 'alt', options: ['–', '—', '-'].map((form): Node => ({ kind: 'form', form })) },
  ':': { kind: 'form', form: ':' },
};

const MIN_PREFIX = 3;

const wordNode = (text: string, column: number): Node => {
  const word = fold(text);
  if (!word.endsWith('*')) return { kind: 'word', word };
  const prefix = word.slice(0, -1);
  if (prefix.length < MIN_PREFIX) throw new PhraseSyntaxError(`a prefix needs ${MIN_PREFIX} letters`, column);
  return { kind: 'prefix', prefix };
};

const parseReference = (text: string, column: number): Node => {
  const [name = '', as = name] = text.slice(1, -1).trim().split(':');
  if (!/^[a-z][a-z0-9-]*$/.test(name)) throw new PhraseSyntaxError(`«${text}» is no name of a concept or slot`, column);
  return { kind: 'ref', name, as };
};

const parseAlternatives = (reader: Reader): Node => parseAlternativesUntil(reader, ')');

const parseAlternativesUntil = (reader: Reader, close: string): Node => {
  const options = [parseSeq(reader)];
  while (reader.take('|')) options.push(parseSeq(reader));
  if (!reader.take(close)) throw reader.error(`«${close}» is missing`);
  const [first] = options;
  return options.length === 1 && first !== undefined ? first : { kind: 'alt', options };
};

class Reader {
  private position = 0;

  constructor(
    private readonly lexemes: readonly Lexeme[],
    private readonly length: number,
  ) {}

  at(text: string): boolean {
    return (this.lexemes[this.position]?.text ?? '') === text;
  }

  atAny(texts: readonly string[]): boolean {
    return texts.some((text) => this.at(text));
  }

  take(text: string): boolean {
    if (!this.at(text)) return false;
    this.position += 1;
    return true;
  }

  next(): Lexeme {
    const lexeme = this.lexemes[this.position];
    if (lexeme === undefined) throw this.error('the pattern ends too early');
    this.position += 1;
    return lexeme;
  }

  /** True where the current lexeme does not touch the one before it but touches the next: « !слово». */
  spaceBefore(): boolean {
    const here = this.lexemes[this.position];
    const before = this.lexemes[this.position - 1];
    return here !== undefined && before !== undefined && before.column + before.text.length < here.column;
  }

  expectEnd(): void {
    if (this.position < this.lexemes.length) throw this.error('nothing more was expected here');
  }

  error(message: string): PhraseSyntaxError {
    return new PhraseSyntaxError(message, this.lexemes[this.position]?.column ?? this.length);
  }
}
