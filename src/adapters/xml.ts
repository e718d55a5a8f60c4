import { XMLBuilder, XMLParser, XMLValidator } from 'fast-xml-parser';
import type { BuildXml, ParsedXml, ParseXml, XmlElement, XmlNode } from './xml-port.js';
import { walkXml } from './xml-walk.js';

export const parseXml: ParseXml = (bytes, namespaces) => {
  const text = decodeXml(bytes);
  const walked = walkXml(text);
  if (walked !== null && !renames(prefixesOf(walked.declarations, namespaces))) return { ok: true, root: walked.root };
  return parseFully(text, namespaces);
};

/** What is not plain: names that have to be changed, references, comments, and damage of any kind. */
export const parseFully = (text: string, namespaces: ReadonlyMap<string, string>): ParsedXml => {
  // OOXML allows no DTD (ECMA-376-2, 8.1.4): where there is one, somebody is trying entities on us.
  if (/<!DOCTYPE/iu.test(text)) return { ok: false, code: 'corrupt', detail: 'DOCTYPE' };
  try {
    // The parser itself is lenient and loses the tail of a cut or crossed tag.
    const verdict = XMLValidator.validate(text);
    if (verdict !== true) return { ok: false, code: 'corrupt', detail: `${verdict.err.line}:${verdict.err.col} ${verdict.err.msg}` };
    return rootOf(PARSER.parse(text), renamer(text, namespaces));
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    const deep = error instanceof RangeError || /nested/iu.test(detail);
    return { ok: false, code: deep ? 'too-deep' : 'corrupt', detail };
  }
};

export const buildXml: BuildXml = (root) => `<?xml version="1.0" encoding="UTF-8"?>\n${BUILDER.build([toRaw(root)])}\n`;

/** Text of an XML part by its byte order mark or its declaration; UTF-8 where there is neither. */
export const decodeXml = (bytes: Buffer): string => {
  const declared = /^<\?xml[^>]*?encoding\s*=\s*["']([\w.-]+)["']/u.exec(
    bytes.toString('latin1', 0, 200).replace(/^\u00ef\u00bb\u00bf/u, ''),
  )?.[1];
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : (declared ?? 'utf-8');
  return decoderFor(encoding).decode(bytes);
};

const decoderFor = (encoding: string): InstanceType<typeof TextDecoder> => {
  try {
    return new TextDecoder(encoding);
  } catch {
    return new TextDecoder('utf-8');
  }
};

const MAX_NESTING = 256;
/** Numeric references count as expansions: a whole order may be written in them, so the bound follows the part's cap. */
const MAX_EXPANSIONS = 16_000_000;

const PARSER = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  // «1.10» would become 1.1 and «007» 7.
  parseTagValue: false,
  parseAttributeValue: false,
  // Spaces between runs are words' only partings.
  trimValues: false,
  // Without it numeric references stay as they are.
  htmlEntities: true,
  processEntities: { enabled: true, maxTotalExpansions: MAX_EXPANSIONS, maxExpandedLength: MAX_EXPANSIONS },
  maxNestedTags: MAX_NESTING,
  // Paths as strings cost a fifth of the time and nobody asks for them.
  jPath: false,
});

type Rename = (name: string) => string;

const DECLARATION = /\sxmlns(?::([\w.-]+))?\s*=\s*["']([^"']*)["']/gu;

/** Producers other than Word choose prefixes freely, and Strict documents have other URIs. */
const renamer = (text: string, namespaces: ReadonlyMap<string, string>): { readonly tag: Rename; readonly attribute: Rename } => {
  const prefixes = prefixesOf(
    [...text.matchAll(DECLARATION)].map(([, prefix = '', uri = '']) => [prefix, uri] as const),
    namespaces,
  );
  if (!renames(prefixes)) return { tag: same, attribute: same };
  return { tag: renameBy(prefixes, prefixes.get('')), attribute: renameBy(prefixes, undefined) };
};

/** What stands for each prefix. */
const prefixesOf = (
  declarations: readonly (readonly [prefix: string, uri: string])[],
  namespaces: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> => {
  const prefixes = new Map<string, string>();
  const taken = new Set(namespaces.values());
  for (const [prefix, uri] of declarations) {
    const canonical = namespaces.get(uri);
    if (canonical !== undefined) prefixes.set(prefix, canonical);
    else if (prefix !== '' && taken.has(prefix) && !prefixes.has(prefix)) prefixes.set(prefix, `other-${prefix}`);
  }
  return prefixes;
};

const renames = (prefixes: ReadonlyMap<string, string>): boolean => [...prefixes].some(([prefix, canonical]) => prefix !== canonical);

const same: Rename = (name) => name;

const renameBy = (prefixes: ReadonlyMap<string, string>, byDefault: string | undefined): Rename => {
  const known = new Map<string, string>();
  return (name) => {
    const hit = known.get(name);
    if (hit !== undefined) return hit;
    const colon = name.indexOf(':');
    const prefix = colon < 0 ? byDefault : (prefixes.get(name.slice(0, colon)) ?? name.slice(0, colon));
    const local = name.slice(colon + 1);
    const renamed = prefix === undefined || prefix === '' ? local : `${prefix}:${local}`;
    known.set(name, renamed);
    return renamed;
  };
};

/** What the parser gives in order: one key for the tag and `:@` for the attributes, or `#text`. */
type RawNode = Readonly<Record<string, unknown>>;

const ATTRIBUTES = ':@';
const TEXT = '#text';
const NONE: Readonly<Record<string, string | undefined>> = Object.freeze({});

const rootOf = (raw: unknown, rename: { readonly tag: Rename; readonly attribute: Rename }): ParsedXml => {
  for (const node of toNodes(raw, rename)) {
    if (typeof node !== 'string') return { ok: true, root: node };
  }
  return { ok: false, code: 'corrupt', detail: 'no element' };
};

const toNodes = (raw: unknown, rename: { readonly tag: Rename; readonly attribute: Rename }): XmlNode[] => {
  const nodes: XmlNode[] = [];
  // The shape of preserveOrder is not in the parser's types.
  for (const item of raw as readonly RawNode[]) {
    for (const key in item) {
      if (key === ATTRIBUTES) continue;
      if (key === TEXT) nodes.push(String(item[TEXT]));
      else if (key.charCodeAt(0) !== QUESTION_MARK) {
        nodes.push({
          name: rename.tag(key),
          attributes: toAttributes(item[ATTRIBUTES], rename.attribute),
          children: toNodes(item[key], rename),
        });
      }
    }
  }
  return nodes;
};

const QUESTION_MARK = 63;

const toAttributes = (raw: unknown, rename: Rename): Readonly<Record<string, string | undefined>> => {
  if (raw === undefined) return NONE;
  const attributes = raw as Readonly<Record<string, string>>;
  if (rename === same) return attributes;
  const renamed: Record<string, string> = {};
  for (const name in attributes) renamed[rename(name)] = String(attributes[name]);
  return renamed;
};

const BUILDER = new XMLBuilder({ preserveOrder: true, ignoreAttributes: false, attributeNamePrefix: '', suppressEmptyNode: true });

const toRaw = ({ name, attributes, children }: XmlElement): RawNode => ({
  [name]: children.map((child) => (typeof child === 'string' ? { [TEXT]: allowed(child) } : toRaw(child))),
  [ATTRIBUTES]: Object.fromEntries(
    Object.entries(attributes).flatMap(([key, value]) => (value === undefined ? [] : [[key, allowed(value)] as const])),
  ),
});

/** XML 1.0, 2.2: control characters but tab and line ends, and halves of pairs, may not stand in a document. */
const allowed = (text: string): string => text.replace(FORBIDDEN, '\uFFFD');

const FORBIDDEN = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;
