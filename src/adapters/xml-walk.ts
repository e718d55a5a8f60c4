import type { XmlElement, XmlNode } from './xml-port.js';

/** A document whose names are as the file calls them, with its declarations of namespaces in order. */
export interface WalkedXml {
  readonly root: XmlElement;
  /** Prefix (empty for names without one) and URI. */
  readonly declarations: readonly (readonly [prefix: string, uri: string])[];
}

/**
 * The tree of a document as office programs write them, in one pass; null for whatever is not exactly that (damage of any kind, a
 * DOCTYPE, comments, CDATA, instructions, references by number or name but the five of XML 1.0, line ends other than LF, deep nesting),
 * which is left to the full parser. What is read here the full parser reads the same. Time is linear in the text.
 */
export const walkXml = (text: string): WalkedXml | null => {
  const from = DECLARATION.exec(text)?.[0].length ?? 0;
  if (text.includes('<!') || text.includes('\r', from)) return null;
  const walk = new Walk(text, from);
  while (walk.step());
  return walk.root === null ? null : { root: walk.root, declarations: walk.declarations };
};

const DECLARATION = /^<\?xml version="1\.0"(?: encoding="[\w.-]+")?(?: standalone="(?:yes|no)")?\s*\?>\s*/u;
const NAME = /^[A-Za-z_][\w.-]*(?::[A-Za-z_][\w.-]*)?$/;
const MAX_DEPTH = 200;
const NONE: Readonly<Record<string, string | undefined>> = Object.freeze({});

const [SPACE, SLASH, EQUALS, MORE, QUOTE] = [0x20, 0x2f, 0x3d, 0x3e, 0x22];

interface Open {
  readonly element: XmlElement;
  readonly children: XmlNode[];
}

class Walk {
  /** Set when it is closed and nothing stands behind it. */
  root: XmlElement | null = null;
  readonly declarations: (readonly [string, string])[] = [];
  private readonly open: Open[] = [];
  private readonly names = new Map<string, string>();

  constructor(
    private readonly text: string,
    private at: number,
  ) {}

  /** Reads a text and the tag behind it; false at the end, and at the first thing that is not as it should be. */
  step(): boolean {
    const { text, at } = this;
    const tag = text.indexOf('<', at);
    if (tag < 0) return false;
    if (tag > at && !this.addText(text.slice(at, tag))) return false;
    return text.charCodeAt(tag + 1) === SLASH ? this.close(tag + 2) : this.begin(tag + 1);
  }

  private addText(raw: string): boolean {
    const value = decoded(raw);
    const into = this.open.at(-1);
    if (value === null || into === undefined) return false;
    into.children.push(value);
    return true;
  }

  private close(from: number): boolean {
    const closed = this.open.pop();
    if (closed === undefined) return false;
    const { element } = closed;
    const end = from + element.name.length;
    if (this.text.charCodeAt(end) !== MORE || !this.text.startsWith(element.name, from)) return false;
    return this.closed(element, end + 1);
  }

  private closed(element: XmlElement, next: number): boolean {
    this.at = next;
    if (this.open.length > 0) return true;
    if (this.text.slice(next).trim() === '') this.root = element;
    return false;
  }

  private begin(from: number): boolean {
    const { text } = this;
    let at = from;
    for (let code = text.charCodeAt(at); code > SPACE && code !== MORE && code !== SLASH; code = text.charCodeAt(at)) at += 1;
    const name = this.nameOf(from, at);
    if (name === null || this.open.length > MAX_DEPTH) return false;
    let attributes: Record<string, string | undefined> | null = null;
    while (text.charCodeAt(at) === SPACE) {
      const next = text.charCodeAt(at + 1);
      if (next === SPACE || next === SLASH || next === MORE) {
        at += 1;
        continue;
      }
      attributes ??= {};
      at = this.attribute(at + 1, attributes);
      if (at < 0) return false;
    }
    const children: XmlNode[] = [];
    const element: XmlElement = { name, attributes: attributes ?? NONE, children };
    const isEmpty = text.charCodeAt(at) === SLASH;
    const end = isEmpty ? at + 1 : at;
    if (text.charCodeAt(end) !== MORE) return false;
    this.open.at(-1)?.children.push(element);
    if (isEmpty) return this.closed(element, end + 1);
    this.open.push({ element, children });
    this.at = end + 1;
    return true;
  }

  /** Where the attribute ends, or -1. */
  private attribute(from: number, into: Record<string, string | undefined>): number {
    const { text } = this;
    let equals = from;
    for (let code = text.charCodeAt(equals); code > SPACE && code !== MORE && code !== EQUALS; code = text.charCodeAt(equals)) equals += 1;
    if (text.charCodeAt(equals) !== EQUALS || text.charCodeAt(equals + 1) !== QUOTE) return -1;
    const end = text.indexOf('"', equals + 2);
    const name = this.nameOf(from, equals);
    // Also what every object has by birth.
    if (end < 0 || name === null || name in into) return -1;
    const raw = text.slice(equals + 2, end);
    const value = UNUSUAL.test(raw) ? null : decoded(raw);
    if (value === null) return -1;
    into[name] = value;
    if (name.startsWith('xmlns') && (name.length === XMLNS.length || name.charAt(XMLNS.length) === ':'))
      this.declarations.push([name.slice(XMLNS.length + 1), value]);
    return end + 1;
  }

  /** Each name once, whatever is made of the tree. */
  private nameOf(from: number, to: number): string | null {
    const name = this.text.slice(from, to);
    const known = this.names.get(name);
    if (known !== undefined) return known;
    if (!NAME.test(name) || name in Object.prototype) return null;
    this.names.set(name, name);
    return name;
  }
}

const XMLNS = 'xmlns';

/** In the value of an attribute. */
const UNUSUAL = /[<\t\n]/u;

const REFERENCE = /&(amp|lt|gt|quot|apos);/gu;
const OTHER_REFERENCE = /&(?!(?:amp|lt|gt|quot|apos);)|&amp;[#\w]/u;
const MEANT: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const decoded = (raw: string): string | null => {
  if (!raw.includes('&')) return owned(raw);
  return OTHER_REFERENCE.test(raw) ? null : raw.replace(REFERENCE, (_, name: string) => MEANT[name] ?? '');
};

/** A long piece of a string keeps the whole of it in memory for as long as a word of it is known somewhere. */
const owned = (piece: string): string => (piece.length < SHARED ? piece : Buffer.from(piece, 'utf16le').toString('utf16le'));

/** From this length on a piece is a view of the whole. */
const SHARED = 13;
