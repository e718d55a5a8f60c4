import type { XmlElement, XmlNode } from '../../adapters/xml-port.js';
import { child, childrenNamed, childValue } from './elements.js';
import type { PackageParts } from './package.js';

/**
 * Parts of a document in the XML of Word 2003, made over into what its successor has: the same paragraphs and tables, lists and notes
 * written otherwise. LibreOffice reads such lists with one level too many, so it is not asked.
 */
export const wordXmlParts = (root: XmlElement): PackageParts => {
  const parts = new Map<string, XmlElement>();
  const state: State = { parts, notes: { footnote: [], endnote: [] } };
  parts.set('word/document.xml', element('w:document', {}, rewritten(state, childrenNamed(root, 'w:body'))));
  parts.set('word/styles.xml', element('w:styles', {}, rewritten(state, child(root, 'w:styles')?.children ?? [])));
  parts.set('word/numbering.xml', element('w:numbering', {}, listsOf(state, child(root, 'w:lists'))));
  for (const kind of NOTES) parts.set(`word/${kind}s.xml`, element(`w:${kind}s`, {}, state.notes[kind]));
  const names = [...parts.keys()];
  parts.set('_rels/.rels', element('Relationships', {}, [relation('officeDocument', '/word/document.xml')]));
  parts.set('word/_rels/document.xml.rels', element('Relationships', {}, names.map(relationOf)));
  return { names: [...parts.keys()], has: (name) => parts.has(name), root: (name) => parts.get(name) ?? null, bytes: () => null };
};

const NOTES = ['footnote', 'endnote'] as const;

interface State {
  readonly parts: Map<string, XmlElement>;
  readonly notes: Readonly<Record<(typeof NOTES)[number], XmlElement[]>>;
}

const element = (name: string, attributes: XmlElement['attributes'], children: readonly XmlNode[]): XmlElement => ({
  name,
  attributes,
  children,
});

const value = (name: string, val: string | undefined): XmlElement => element(name, { 'w:val': val }, []);

/** The file's name without folder and ending is the id, and what it is called by its kind. */
const relationOf = (name: string): XmlElement => {
  const id = name.replace(/^word\//u, '').replace(/\.xml$/u, '');
  return element('Relationship', { Id: id, Type: `/${id.replace(/\d+$/u, '')}`, Target: `/${name}` }, []);
};

const relation = (kind: string, target: string): XmlElement => element('Relationship', { Id: kind, Type: `/${kind}`, Target: target }, []);

const rewritten = (state: State, nodes: readonly XmlNode[]): XmlNode[] =>
  nodes.flatMap((node) => (typeof node === 'string' ? [node] : rewrite(state, node)));

const rewrite = (state: State, node: XmlElement): readonly XmlNode[] => {
  const inner = (): XmlNode[] => rewritten(state, node.children);
  switch (node.name) {
    case 'w:listPr':
      return [element('w:numPr', {}, [value('w:ilvl', childValue(node, 'w:ilvl') ?? '0'), value('w:numId', childValue(node, 'w:ilfo'))])];
    case 'w:vmerge':
      return [element('w:vMerge', node.attributes, [])];
    // Word 2003 says so once, of the whole document.
    case 'w:t':
      return [element('w:t', { 'xml:space': 'preserve' }, inner())];
    // LibreOffice puts a run into a run.
    case 'w:r':
      return child(node, 'w:r') === undefined ? [element(node.name, node.attributes, inner())] : inner();
    case 'w:hlink':
      return [element('w:hyperlink', {}, inner())];
    case 'aml:annotation':
      return annotated(node, inner);
    case 'w:footnote':
    case 'w:endnote':
      return [noteReference(state, node.name === 'w:footnote' ? 'footnote' : 'endnote', inner())];
    case 'w:hdr':
    case 'w:ftr':
      return [runningReference(state, node, inner())];
    case 'aml:content':
      return inner();
    default:
      // Sections, sub-sections and smart tags of any namespace only wrap what is read.
      return node.name.startsWith('w:') || node.name.startsWith('v:') ? [element(node.name, node.attributes, inner())] : inner();
  }
};

/** Tracked changes and comments. */
const annotated = (node: XmlElement, inner: () => XmlNode[]): readonly XmlNode[] => {
  switch (node.attributes['w:type']) {
    case 'Word.Insertion':
      return [element('w:ins', {}, inner())];
    case 'Word.Deletion':
      return [element('w:del', {}, inner())];
    case 'Word.Comment':
      return [];
    default:
      return inner();
  }
};

const noteReference = (state: State, kind: (typeof NOTES)[number], content: readonly XmlNode[]): XmlElement => {
  const notes = state.notes[kind];
  const id = String(notes.length + 1);
  notes.push(element(`w:${kind}`, { 'w:id': id }, content));
  return element(`w:${kind}Reference`, { 'w:id': id }, []);
};

const runningReference = (state: State, node: XmlElement, content: readonly XmlNode[]): XmlElement => {
  const kind = node.name === 'w:hdr' ? 'header' : 'footer';
  const id = `${kind}${state.parts.size + 1}`;
  state.parts.set(`word/${id}.xml`, element(node.name, {}, content));
  const type = node.attributes['w:type'];
  return element(`w:${kind}Reference`, { 'r:id': id, 'w:type': type === 'odd' ? 'default' : type }, []);
};

const listsOf = (state: State, lists: XmlElement | undefined): readonly XmlElement[] => [
  ...childrenNamed(lists, 'w:listDef').map((list) =>
    element(
      'w:abstractNum',
      { 'w:abstractNumId': list.attributes['w:listDefId'] },
      list.children.flatMap((node) => definitionOf(state, node)),
    ),
  ),
  ...childrenNamed(lists, 'w:list').map((list) =>
    element('w:num', { 'w:numId': list.attributes['w:ilfo'] }, [
      value('w:abstractNumId', childValue(list, 'w:ilst')),
      ...childrenNamed(list, 'w:lvlOverride').map((override) =>
        element(
          'w:lvlOverride',
          override.attributes,
          override.children.flatMap((node) => definitionOf(state, node)),
        ),
      ),
    ]),
  ),
];

const definitionOf = (state: State, node: XmlNode): readonly XmlNode[] => {
  if (typeof node === 'string') return [];
  if (node.name === 'w:listStyleLink') return [element('w:numStyleLink', node.attributes, [])];
  if (node.name !== 'w:lvl') return rewrite(state, node);
  return [
    element(
      'w:lvl',
      node.attributes,
      node.children.flatMap((part) => levelPart(state, part)),
    ),
  ];
};

const levelPart = (state: State, node: XmlNode): readonly XmlNode[] => {
  if (typeof node === 'string') return [];
  const given = node.attributes['w:val'];
  if (node.name === 'w:nfc') return [value('w:numFmt', FORMATS[given ?? ''] ?? 'decimal')];
  if (node.name === 'w:suff') return [value('w:suff', given?.toLowerCase())];
  return rewrite(state, node);
};

/** Number formats by their codes ([MS-OE376], 2.2.69). */
const FORMATS: Readonly<Record<string, string>> = {
  '0': 'decimal',
  '1': 'upperRoman',
  '2': 'lowerRoman',
  '3': 'upperLetter',
  '4': 'lowerLetter',
  '5': 'ordinal',
  '6': 'cardinalText',
  '7': 'ordinalText',
  '22': 'decimalZero',
  '23': 'bullet',
  '58': 'russianLower',
  '59': 'russianUpper',
  '255': 'none',
};
