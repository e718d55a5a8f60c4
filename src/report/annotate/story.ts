import { type DecodedText, decodedText, type Tag, tagsOf } from './xml.js';

/** A run of the document (17.3.2.25): where it stands and what a part split off it must begin with. */
export interface Run {
  readonly start: number;
  end: number;
  /** Its opening tag and its properties as they stand. */
  readonly head: string;
  properties: string;
  /** Where its content begins, after the properties. */
  contentStart: number;
}

export interface TextNode extends DecodedText {
  readonly run: Run;
  readonly paragraph: number;
  /** Of the whole element. */
  readonly start: number;
  readonly end: number;
  readonly openEnd: number;
  readonly preserves: boolean;
}

export interface Paragraph {
  readonly start: number;
  end: number;
  /** Properties as they stand; empty where there are none. */
  properties: string;
  /** Where its content begins, after the properties, and where it ends. */
  contentStart: number;
  contentEnd: number;
  /** False for `<w:p/>`, which can hold no mark. */
  readonly open: boolean;
  /** The run that a text box or note hangs on, and the paragraph that run is in: Word allows no comment inside of them. */
  readonly host: { readonly run: Run; readonly paragraph: number } | null;
  /** Id of the element that the paragraph stands in: body, cell, box. */
  readonly container: number;
}

/** The text of a part as its paragraphs hold it, with the way back to the XML. */
export interface Story {
  readonly xml: string;
  /** Prefix of the namespace with its colon, empty where it is the default one. */
  readonly prefix: string;
  readonly namespace: string;
  readonly paragraphs: readonly Paragraph[];
  readonly nodes: readonly TextNode[];
  /** References to notes, by kind and id, with the run they stand in. */
  readonly notes: ReadonlyMap<string, { readonly run: Run; readonly paragraph: number }>;
}

const NAMESPACES = ['http://schemas.openxmlformats.org/wordprocessingml/2006/main', 'http://purl.oclc.org/ooxml/wordprocessingml/main'];

/** Reads a part (document or notes); null where it is no WordprocessingML or is not sound. */
export const readStory = (xml: string): Story | null => {
  const tags = tagsOf(xml);
  const root = tags?.find(({ kind }) => kind === 'open');
  if (tags === null || root === undefined) return null;
  const space = namespaceOf(xml.slice(root.start, root.end));
  return space === null ? null : read(xml, tags, space);
};

const namespaceOf = (rootTag: string): { readonly prefix: string; readonly uri: string } | null => {
  for (const [, prefix, uri] of rootTag.matchAll(/\sxmlns(?::([\w.-]+))?\s*=\s*["']([^"']*)["']/g)) {
    if (uri !== undefined && NAMESPACES.includes(uri)) return { prefix: prefix === undefined ? '' : `${prefix}:`, uri };
  }
  return null;
};

interface Open {
  readonly tag: Tag;
  readonly paragraph: number | null;
  readonly run: Run | null;
  readonly id: number;
}

const read = (xml: string, tags: readonly Tag[], { prefix, uri }: { readonly prefix: string; readonly uri: string }): Story | null => {
  const w = (name: string): string => prefix + name;
  const paragraphs: Paragraph[] = [];
  const nodes: TextNode[] = [];
  const notes = new Map<string, { readonly run: Run; readonly paragraph: number }>();
  const stack: Open[] = [];
  // Text that is not shown: deleted, moved away, or said a second time for older programs.
  const silent = new Set([w('del'), w('moveFrom'), 'mc:Fallback']);
  let silenced = 0;
  let ids = 0;
  const skipped = (name: string): boolean => silent.has(name);
  const innermost = <K extends 'paragraph' | 'run'>(key: K): Open[K] => stack.findLast((each) => each[key] !== null)?.[key] ?? null;
  const outerHost = (): Paragraph['host'] => {
    const hosting = stack.find(({ run }) => run !== null);
    const holder = stack.find(({ paragraph }) => paragraph !== null);
    return hosting?.run && holder !== undefined && holder.paragraph !== null ? { run: hosting.run, paragraph: holder.paragraph } : null;
  };

  for (const [index, tag] of tags.entries()) {
    if (tag.kind === 'close') {
      const opened = stack.pop();
      if (opened === undefined || opened.tag.name !== tag.name) return null;
      if (skipped(tag.name)) silenced -= 1;
      const paragraph = paragraphs[opened.paragraph ?? -1];
      if (paragraph !== undefined) {
        paragraph.end = tag.end;
        paragraph.contentEnd = tag.start;
      }
      if (opened.run !== null) opened.run.end = tag.end;
      const parent = stack.at(-1);
      if (tag.name === w('pPr') && parent?.tag.name === w('p')) {
        const owner = paragraphs[parent.paragraph ?? -1];
        if (owner !== undefined) {
          owner.properties = xml.slice(opened.tag.start, tag.end);
          owner.contentStart = tag.end;
        }
      } else if (tag.name === w('rPr') && parent?.run) {
        parent.run.properties = xml.slice(opened.tag.start, tag.end);
        parent.run.contentStart = tag.end;
      } else if (tag.name === w('t') && silenced === 0) {
        const run = innermost('run');
        const at = innermost('paragraph');
        if (run !== null && at !== null) {
          const openTag = xml.slice(opened.tag.start, opened.tag.end);
          nodes.push({
            ...decodedText(xml, opened.tag.end, tag.start),
            run,
            paragraph: at,
            start: opened.tag.start,
            end: tag.end,
            openEnd: opened.tag.end,
            preserves: /\sxml:space\s*=/.test(openTag),
          });
        }
      }
      continue;
    }
    ids += 1;
    let paragraph: number | null = null;
    let run: Run | null = null;
    if (tag.name === w('p') && silenced === 0) {
      paragraph = paragraphs.length;
      paragraphs.push({
        start: tag.start,
        end: tag.end,
        properties: '',
        contentStart: tag.end,
        contentEnd: tag.end,
        open: tag.kind === 'open',
        host: outerHost(),
        container: stack.at(-1)?.id ?? 0,
      });
    } else if (tag.name === w('r') && tag.kind === 'open' && silenced === 0) {
      run = { start: tag.start, end: tag.end, head: xml.slice(tag.start, tag.end), properties: '', contentStart: tag.end };
    } else if (tag.kind === 'empty' && (tag.name === w('footnoteReference') || tag.name === w('endnoteReference'))) {
      const [, id] = new RegExp(`\\s${prefix}id\\s*=\\s*["'](-?\\d+)["']`).exec(xml.slice(tag.start, tag.end)) ?? [];
      const inRun = innermost('run');
      const inParagraph = innermost('paragraph');
      if (id !== undefined && inRun !== null && inParagraph !== null)
        notes.set(`${tag.name.slice(prefix.length, -'Reference'.length)} ${id}`, { run: inRun, paragraph: inParagraph });
    }
    if (tag.kind === 'open') {
      if (skipped(tag.name)) silenced += 1;
      stack.push({ tag, paragraph, run, id: ids });
    }
    if (index === MAX_TAGS) return null;
  }
  return stack.length > 0 ? null : { xml, prefix, namespace: uri, paragraphs, nodes, notes };
};

const MAX_TAGS = 5_000_000;
