import type { XmlElement } from '../../adapters/xml-port.js';
import type { ZipArchive } from '../../adapters/zip-port.js';
import type { Failure } from '../../model/index.js';
import { isMarkup } from '../text-encoding.js';
import type { DocxContext } from './context.js';
import { childrenNamed } from './elements.js';
import { flatParts } from './flat-package.js';
import { NAMESPACES } from './namespaces.js';
import { wordXmlParts } from './word-2003.js';

/** The parts of a package, parsed when asked for. */
export interface DocxPackage {
  readonly names: readonly string[];
  /** Name of the main document part. */
  readonly main: string;
  /** Root of a part; null where it is missing or broken. */
  part(name: string): XmlElement | null;
  /** Raw contents of a part; null where it is missing or broken. */
  bytes(name: string): Buffer | null;
  /** Relationships of a part by id, outside targets left out. */
  relationships(part: string): ReadonlyMap<string, Relationship>;
  /** Name of the part that a part refers to by a kind of relationship («styles»); null where there is none. */
  related(part: string, kind: string): string | null;
}

export interface Relationship {
  /** Last segment of the type: `styles`, `header`, `aFChunk`. */
  readonly kind: string;
  /** Full name of the part in the package. */
  readonly target: string;
}

export type OpenedPackage =
  | { readonly ok: true; readonly package: DocxPackage; readonly document: XmlElement }
  | { readonly ok: false; readonly failure: Failure };

/** Where the parts of a package are: an archive or one XML file. */
export interface PackageParts {
  readonly names: readonly string[];
  has(name: string): boolean;
  /** Null where it is missing or broken. */
  root(name: string): XmlElement | null;
  bytes(name: string): Buffer | null;
}

/** Opens a package and its main part. Only the main part must be sound: a broken styles part costs styles, not the text. */
export const openPackage = async (context: DocxContext, bytes: Buffer): Promise<OpenedPackage> => {
  if (isMarkup(bytes)) return openFlat(context, bytes);
  const opened = await context.openZip(bytes);
  if (!opened.ok) return { ok: false, failure: { code: opened.code, data: { detail: opened.detail } } };
  const { archive } = opened;
  const parts = archiveParts(context, archive);
  const main = mainPart(parts);
  const member = archive.read(main);
  if (member === null) return { ok: false, failure: { code: 'corrupt', data: { part: main, detail: 'missing' } } };
  if (!member.ok) return { ok: false, failure: { code: member.code, data: { part: main, detail: member.detail } } };
  const parsed = context.parseXml(member.bytes, NAMESPACES);
  if (!parsed.ok) return { ok: false, failure: { code: parsed.code, data: { part: main, detail: parsed.detail } } };
  return { ok: true, package: packageOf(parts, main), document: parsed.root };
};

const openFlat = (context: DocxContext, bytes: Buffer): OpenedPackage => {
  const parsed = context.parseXml(bytes, NAMESPACES);
  if (!parsed.ok) return { ok: false, failure: { code: parsed.code, data: { detail: parsed.detail } } };
  const parts = parsed.root.name === 'pkg:package' ? flatParts(parsed.root) : wordXmlParts(parsed.root);
  const main = mainPart(parts);
  const document = parts.root(main);
  if (document === null) return { ok: false, failure: { code: 'corrupt', data: { part: main, detail: 'missing' } } };
  return { ok: true, package: packageOf(parts, main), document };
};

const archiveParts = (context: DocxContext, archive: ZipArchive): PackageParts => ({
  names: archive.names,
  has: (name) => archive.read(name) !== null,
  root: (name) => readRoot(context, archive, name),
  bytes: (name) => contents(archive, name),
});

const packageOf = (parts: PackageParts, main: string): DocxPackage => {
  const roots = new Map<string, XmlElement | null>();
  const relations = new Map<string, ReadonlyMap<string, Relationship>>();
  const part = (name: string): XmlElement | null => {
    const known = roots.get(name);
    if (known !== undefined) return known;
    const root = parts.root(name);
    roots.set(name, root);
    return root;
  };
  const relationships = (name: string): ReadonlyMap<string, Relationship> => {
    const known = relations.get(name) ?? readRelationships(parts, name);
    relations.set(name, known);
    return known;
  };
  return {
    names: parts.names,
    main,
    part,
    bytes: (name) => parts.bytes(name),
    relationships,
    related: (name, kind) => [...relationships(name).values()].find((relation) => relation.kind === kind)?.target ?? null,
  };
};

/** The part that the package's own relationships call the office document (OPC 9.3); Word's own name for it otherwise. */
const mainPart = (parts: PackageParts): string => {
  for (const relation of readRelationships(parts, '').values()) {
    if (relation.kind === 'officeDocument' && parts.has(relation.target)) return relation.target;
  }
  return 'word/document.xml';
};

const contents = (archive: ZipArchive, name: string): Buffer | null => {
  const member = archive.read(name);
  return member?.ok === true ? member.bytes : null;
};

const readRoot = (context: DocxContext, archive: ZipArchive, name: string): XmlElement | null => {
  const bytes = contents(archive, name);
  if (bytes === null) return null;
  const parsed = context.parseXml(bytes, NAMESPACES);
  return parsed.ok ? parsed.root : null;
};

const readRelationships = (parts: PackageParts, part: string): ReadonlyMap<string, Relationship> => {
  const cut = part.lastIndexOf('/') + 1;
  const folder = part.slice(0, cut);
  const root = parts.root(`${folder}_rels/${part.slice(cut)}.rels`);
  const result = new Map<string, Relationship>();
  for (const element of childrenNamed(root ?? undefined, 'Relationship')) {
    const { Id: id, Type: type = '', Target: target = '', TargetMode: mode } = element.attributes;
    // Nothing outside the package is ever opened.
    if (id === undefined || mode?.toLowerCase() === 'external') continue;
    result.set(id, { kind: type.slice(type.lastIndexOf('/') + 1), target: resolve(folder, target) });
  }
  return result;
};

/** A target is relative to the folder of its source part; `..` never leaves the package. */
const resolve = (folder: string, target: string): string => {
  const segments: string[] = [];
  for (const segment of (target.startsWith('/') ? target : folder + target).split('/')) {
    if (segment === '..') segments.pop();
    else if (segment !== '' && segment !== '.') segments.push(segment);
  }
  return segments.join('/');
};
