import { ZipFile } from 'yazl';

/** What a test document is made of: WordprocessingML of each part, without the wrapping. */
export interface DocxSource {
  /** Content of `w:body`. */
  readonly body: string;
  /** Content of `w:numbering`. */
  readonly numbering?: string;
  /** Content of `w:styles`. */
  readonly styles?: string;
  /** Content of `w:footnotes`, `w:endnotes`, `w:comments`, `w:settings`. */
  readonly footnotes?: string;
  readonly endnotes?: string;
  readonly comments?: string;
  readonly settings?: string;
  /** Headers and footers by relationship id: content of `w:hdr` or `w:ftr`. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly footers?: Readonly<Record<string, string>>;
  /** Further parts by full name, with the relationship of the main part that leads to them. */
  readonly parts?: readonly {
    readonly name: string;
    readonly id?: string;
    readonly kind?: string;
    readonly bytes: Buffer | string;
    readonly external?: string;
  }[];
}

const NAMESPACES = [
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"',
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"',
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
  'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
  'mc:Ignorable="w14"',
].join(' ');

const KINDS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const MAIN = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

/** A part with its root element and namespaces. */
export const part = (root: string, content: string): string =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:${root} ${NAMESPACES}>${content}</w:${root}>`;

/** All parts of a document by name, as text or bytes. */
export const docxParts = (source: DocxSource): Map<string, Buffer> => {
  const parts = new Map<string, Buffer>();
  const relations: string[] = [];
  const types: string[] = [];
  const add = (name: string, kind: string, type: string, xml: string, id = `r${kind}`): void => {
    parts.set(`word/${name}`, Buffer.from(xml));
    relations.push(`<Relationship Id="${id}" Type="${KINDS}/${kind}" Target="${name}"/>`);
    types.push(`<Override PartName="/word/${name}" ContentType="${MAIN}.${type}+xml"/>`);
  };
  parts.set('word/document.xml', Buffer.from(part('document', `<w:body>${source.body}</w:body>`)));
  types.push(`<Override PartName="/word/document.xml" ContentType="${MAIN}.document.main+xml"/>`);
  if (source.numbering !== undefined) add('numbering.xml', 'numbering', 'numbering', part('numbering', source.numbering));
  if (source.styles !== undefined) add('styles.xml', 'styles', 'styles', part('styles', source.styles));
  for (const kind of ['footnotes', 'endnotes', 'comments', 'settings'] as const) {
    const content = source[kind];
    if (content !== undefined) add(`${kind}.xml`, kind, kind, part(kind, content));
  }
  for (const [id, content] of Object.entries(source.headers ?? {})) add(`${id}.xml`, 'header', 'header', part('hdr', content), id);
  for (const [id, content] of Object.entries(source.footers ?? {})) add(`${id}.xml`, 'footer', 'footer', part('ftr', content), id);
  for (const { name, id, kind, bytes, external } of source.parts ?? []) {
    if (external === undefined) parts.set(name, Buffer.from(bytes));
    if (id === undefined) continue;
    const target = external === undefined ? `Target="/${name}"` : `Target="${external}" TargetMode="External"`;
    relations.push(`<Relationship Id="${id}" Type="${KINDS}/${kind ?? 'aFChunk'}" ${target}/>`);
  }
  parts.set('word/_rels/document.xml.rels', Buffer.from(relationships(relations.join(''))));
  parts.set('_rels/.rels', Buffer.from(relationships(`<Relationship Id="r1" Type="${KINDS}/officeDocument" Target="word/document.xml"/>`)));
  parts.set('[Content_Types].xml', Buffer.from(contentTypes(types.join(''))));
  return parts;
};

const relationships = (content: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${content}</Relationships>`;

const contentTypes = (content: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="html" ContentType="text/html"/><Default Extension="rtf" ContentType="application/rtf"/><Default Extension="docx" ContentType="${MAIN}.document.main+xml"/>${content}</Types>`;

export const zipOf = (parts: Iterable<readonly [string, Buffer]>): Promise<Buffer> => {
  const zip = new ZipFile();
  for (const [name, bytes] of parts) zip.addBuffer(bytes, name, { mtime: new Date(2024, 0, 1) });
  zip.end();
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    zip.outputStream.on('data', (chunk: Buffer) => chunks.push(chunk));
    zip.outputStream.on('end', () => resolve(Buffer.concat(chunks)));
    zip.outputStream.on('error', reject);
  });
};

export const docx = (source: DocxSource): Promise<Buffer> => zipOf(docxParts(source));

/** A paragraph of one run, with the content of `w:pPr` before it. */
export const p = (text: string, properties = ''): string =>
  `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${text === '' ? '' : r(text)}</w:p>`;

export const r = (text: string, properties = ''): string =>
  `<w:r>${properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;

/** `w:numPr` of a list and level. */
export const num = (numId: number, level = 0): string => `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${numId}"/></w:numPr>`;
