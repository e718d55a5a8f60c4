import { escapeXml } from './xml.js';
import type { ZipPackage } from './zip.js';

/** One comment: its paragraphs, the first in bold. */
export interface CommentText {
  readonly id: number;
  readonly lines: readonly string[];
}

export interface Author {
  readonly name: string;
  readonly initials: string;
}

const TRANSITIONAL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const STRICT = 'http://purl.oclc.org/ooxml/officeDocument/relationships';
const MEDIA_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml';
const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** Where the comments of a document are, or where they will be. */
export interface CommentsPart {
  readonly name: string;
  /** As it stands; null where there is none yet. */
  readonly xml: string | null;
  /** The first id that is free. */
  readonly nextId: number;
}

export const commentsPartOf = (opened: ZipPackage, main: string): CommentsPart => {
  const relations = opened.read(relationsOf(main))?.toString('utf8') ?? '';
  const related = [...relations.matchAll(/<Relationship\s[^>]*>/g)].map(([tag]) => tag).find((tag) => /Type="[^"]*\/comments"/.test(tag));
  const target = related === undefined ? undefined : /Target="([^"]*)"/.exec(related)?.[1];
  const name = target === undefined ? freeName(opened, folderOf(main)) : target.startsWith('/') ? target.slice(1) : folderOf(main) + target;
  const xml = target === undefined ? null : (opened.read(name)?.toString('utf8') ?? null);
  const ids = [...(xml ?? '').matchAll(/<(?:[\w.-]+:)?comment\s[^>]*?id="(\d+)"/g)].map(([, id]) => Number(id));
  return { name, xml, nextId: Math.max(-1, ...ids) + 1 };
};

/** The parts that comments change beside the document itself. */
export const withComments = (
  opened: ZipPackage,
  main: string,
  part: CommentsPart,
  comments: readonly CommentText[],
  author: Author,
  wordNamespace: string,
): ReadonlyMap<string, Buffer> => {
  const changes = new Map<string, Buffer>();
  const put = (name: string, xml: string): void => void changes.set(name, Buffer.from(xml, 'utf8'));
  if (part.xml !== null) {
    const end = part.xml.lastIndexOf('</');
    const prefix = /<\/((?:[\w.-]+:)?)comments\s*>\s*$/.exec(part.xml.slice(end))?.[1] ?? 'w:';
    const whole = end < 0 ? part.xml.replace(/\/>\s*$/, '>') : part.xml.slice(0, end);
    put(
      part.name,
      `${whole}${comments.map((each) => commentXml(each, author, prefix)).join('')}${end < 0 ? `</${prefix}comments>` : part.xml.slice(end)}`,
    );
    return changes;
  }
  const body = comments.map((each) => commentXml(each, author, 'w:')).join('');
  put(part.name, `${DECLARATION}<w:comments xmlns:w="${wordNamespace}">${body}</w:comments>`);
  const relation = `<Relationship Id="rIdReview1" Type="${wordNamespace.includes('purl.oclc.org') ? STRICT : TRANSITIONAL}/comments" Target="${part.name.slice(folderOf(main).length)}"/>`;
  const relations =
    opened.read(relationsOf(main))?.toString('utf8') ??
    `${DECLARATION}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>`;
  put(relationsOf(main), insertedBefore(relations, 'Relationships', relation));
  const types = opened.read('[Content_Types].xml')?.toString('utf8') ?? '';
  put('[Content_Types].xml', insertedBefore(types, 'Types', `<Override PartName="/${part.name}" ContentType="${MEDIA_TYPE}"/>`));
  return changes;
};

/** Before the end of the root element, which some producers write as an empty one. */
const insertedBefore = (xml: string, root: string, text: string): string => {
  const end = xml.lastIndexOf(`</${root}`);
  if (end >= 0) return xml.slice(0, end) + text + xml.slice(end);
  return xml.replace(new RegExp(`(<${root}\\b[^>]*)/>\\s*$`), (_, open: string) => `${open}>${text}</${root}>`);
};

const commentXml = ({ id, lines }: CommentText, { name, initials }: Author, w: string): string => {
  const paragraphs = lines.map((line, index) => {
    const bold = index === 0 ? `<${w}rPr><${w}b/></${w}rPr>` : '';
    return `<${w}p><${w}r>${bold}<${w}t xml:space="preserve">${escapeXml(line)}</${w}t></${w}r></${w}p>`;
  });
  return `<${w}comment ${w}id="${id}" ${w}author="${escapeXml(name)}" ${w}initials="${escapeXml(initials)}">${paragraphs.join('')}</${w}comment>`;
};

const folderOf = (part: string): string => part.slice(0, part.lastIndexOf('/') + 1);

const relationsOf = (part: string): string => `${folderOf(part)}_rels/${part.slice(folderOf(part).length)}.rels`;

const freeName = (opened: ZipPackage, folder: string): string => {
  const plain = `${folder}comments.xml`;
  return opened.names.includes(plain) ? `${folder}comments-review.xml` : plain;
};
