import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import type { DocxSource } from './build.js';

const levels = z.array(z.string());
const numbers = z.record(z.string(), z.number());

const caseSchema = z.strictObject({
  id: z.string(),
  lists: z.record(z.string(), z.union([levels, z.strictObject({ link: z.string() }), z.strictObject({ styleLink: z.string(), levels })])),
  nums: z.record(
    z.string(),
    z.union([
      z.string(),
      z.strictObject({ of: z.string(), start: numbers.optional(), levels: z.record(z.string(), z.string()).optional() }),
    ]),
  ),
  styles: z
    .record(
      z.string(),
      z.strictObject({
        based: z.string().optional(),
        num: z.number().optional(),
        level: z.number().optional(),
        list: z.number().optional(),
      }),
    )
    .optional(),
  body: z.array(z.string()),
  libreoffice: z.array(z.string()).optional(),
  because: z.string().optional(),
});
export type NumberingCase = z.infer<typeof caseSchema>;

/** What a case expects of its n-th paragraph; `text` is how the paragraph is found again. */
export interface Expected {
  readonly text: string;
  readonly label: string | null;
  readonly shown: boolean;
  readonly inCell: boolean;
}

export const readCases = (): NumberingCase[] =>
  z.array(caseSchema).parse(parse(readFileSync(new URL('../../../fixtures/docx/numbering/cases.yaml', import.meta.url), 'utf8')));

/** The document of a case and what its paragraphs should be labelled. */
export const buildCase = (given: NumberingCase): { readonly source: DocxSource; readonly expected: readonly Expected[] } => {
  const abstractIds = new Map(Object.keys(given.lists).map((name, index) => [name, index]));
  const abstracts = Object.entries(given.lists).map(([name, list]) => abstractXml(abstractIds.get(name) ?? 0, list));
  const nums = Object.entries(given.nums).map(([id, of]) => numXml(id, of, abstractIds));
  const paragraphs = given.body.map((line, index) => readLine(line, index));
  return {
    source: {
      numbering: abstracts.join('') + nums.join(''),
      styles: Object.entries(given.styles ?? {})
        .map(([id, style]) => styleXml(id, style))
        .join(''),
      body: bodyXml(paragraphs),
    },
    expected: paragraphs.map((paragraph) => paragraph.expected),
  };
};

/** Rows that follow each other make one table. */
const bodyXml = (paragraphs: readonly Line[]): string => {
  const xml = paragraphs.map(({ xml: own, expected }, index) => {
    const opens = expected.inCell && paragraphs[index - 1]?.expected.inCell !== true;
    const closes = expected.inCell && paragraphs[index + 1]?.expected.inCell !== true;
    return `${opens ? TABLE : ''}${own}${closes ? '</w:tbl><w:p/>' : ''}`;
  });
  return xml.join('');
};

const value = (name: string, of: string | number | undefined): string => (of === undefined ? '' : `<w:${name} w:val="${of}"/>`);

const abstractXml = (id: number, list: NumberingCase['lists'][string]): string => {
  const content = Array.isArray(list)
    ? `<w:multiLevelType w:val="multilevel"/>${list.map(levelXml).join('')}`
    : 'link' in list
      ? `<w:multiLevelType w:val="multilevel"/>${value('numStyleLink', list.link)}`
      : `<w:multiLevelType w:val="multilevel"/>${value('styleLink', list.styleLink)}${list.levels.map(levelXml).join('')}`;
  return `<w:abstractNum w:abstractNumId="${id}">${content}</w:abstractNum>`;
};

const levelXml = (line: string, index: number): string => {
  const [, format = '', text = '', rest = ''] = /^(\S+) "([^"]*)"\s*(.*)$/u.exec(line) ?? [];
  const option = (name: string): string | undefined =>
    new RegExp(`(?<!\\S)${name}=(?:"([^"]*)"|(\\S+))`, 'u').exec(rest)?.slice(1).find(Boolean);
  const flag = (name: string): boolean => rest.split(' ').includes(name);
  const font = option('font');
  const custom = /^custom:(.*)$/u.exec(format)?.[1]?.replaceAll(',', ', ');
  const numFmt =
    custom === undefined
      ? value('numFmt', format)
      : `<mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="${custom}"/></mc:Choice><mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent>`;
  const run = `${font === undefined ? '' : `<w:rFonts w:ascii="${font}" w:hAnsi="${font}" w:hint="default"/>`}${flag('hidden') ? '<w:vanish/>' : ''}`;
  return `<w:lvl w:ilvl="${index}">${flag('noStart') ? '' : value('start', option('start') ?? '1')}${numFmt}${value('lvlRestart', option('restart'))}${value('pStyle', option('style'))}${flag('legal') ? '<w:isLgl/>' : ''}${value('suff', option('suff'))}<w:lvlText w:val="${text.replace(/U\+([0-9A-F]{4})/gu, '&#x$1;')}"/>${run === '' ? '' : `<w:rPr>${run}</w:rPr>`}</w:lvl>`;
};

const numXml = (id: string, num: NumberingCase['nums'][string], abstractIds: ReadonlyMap<string, number>): string => {
  const { of, start = {}, levels: own = {} } = typeof num === 'string' ? { of: num } : num;
  const overridden = [...new Set([...Object.keys(start), ...Object.keys(own)])].sort();
  const overrides = overridden.map((level) => {
    const line = own[level];
    return `<w:lvlOverride w:ilvl="${level}">${value('startOverride', start[level])}${line === undefined ? '' : levelXml(line, Number(level))}</w:lvlOverride>`;
  });
  return `<w:num w:numId="${id}">${value('abstractNumId', abstractIds.get(of))}${overrides.join('')}</w:num>`;
};

const styleXml = (id: string, style: NonNullable<NumberingCase['styles']>[string]): string => {
  if (style.list !== undefined)
    return `<w:style w:type="numbering" w:customStyle="1" w:styleId="${id}"><w:name w:val="${id}"/><w:pPr><w:numPr>${value('numId', style.list)}</w:numPr></w:pPr></w:style>`;
  const numPr =
    style.num === undefined ? '' : `<w:pPr><w:numPr>${value('ilvl', style.level)}${value('numId', style.num)}</w:numPr></w:pPr>`;
  return `<w:style w:type="paragraph" w:customStyle="1" w:styleId="${id}"><w:name w:val="${id}"/>${value('basedOn', style.based)}${numPr}</w:style>`;
};

interface Line {
  readonly xml: string;
  readonly expected: Expected;
}

const readLine = (line: string, index: number): Line => {
  const [given = '', wanted] = line.split(/\s*=> /u);
  const text = /text="([^"]*)"/u.exec(given)?.[1] ?? `абзац ${index + 1}`;
  const words = new Set(
    given
      .replace(/text="[^"]*"/u, '')
      .split(' ')
      .filter(Boolean),
  );
  const [, id, level] = /^(?:(\d+))?(?:\/(\d))?(?:\s|$)/u.exec(given) ?? [];
  const numPr = id === undefined && level === undefined ? '' : `<w:numPr>${value('ilvl', level)}${value('numId', id)}</w:numPr>`;
  const style = [...words].find((word) => word.startsWith('style='))?.slice(6);
  const paragraph = paragraphXml(words, text, `${value('pStyle', style)}${numPr}`);
  const inCell = words.has('cell') || words.has('merged');
  return {
    xml: inCell ? rowXml(paragraph, words.has('merged')) : words.has('box') ? boxXml(paragraph) : paragraph,
    expected: {
      text: words.has('empty') || words.has('hiddenText') ? '' : text,
      label: wanted === undefined || wanted === '-' ? null : wanted.replace(/^'(.*)'$/u, '$1'),
      shown: wanted !== '-',
      inCell,
    },
  };
};

const paragraphXml = (words: ReadonlySet<string>, text: string, properties: string): string => {
  const hidden = words.has('hidden') || words.has('hiddenText') ? '<w:rPr><w:vanish/></w:rPr>' : '';
  const change = 'w:id="1" w:author="А" w:date="2024-01-01T00:00:00Z"';
  const mark = words.has('deleted')
    ? `<w:del ${change}/>`
    : words.has('inserted')
      ? `<w:ins ${change}/>`
      : words.has('hidden')
        ? '<w:vanish/>'
        : '';
  const run = words.has('empty') ? '' : `<w:r>${hidden}<w:t>${text}</w:t></w:r>`;
  const content = words.has('deleted')
    ? `<w:del ${change}>${run.replaceAll('w:t>', 'w:delText>')}</w:del>`
    : words.has('inserted')
      ? `<w:ins ${change}>${run}</w:ins>`
      : run;
  return `<w:p><w:pPr>${properties}${mark === '' ? '' : `<w:rPr>${mark}</w:rPr>`}</w:pPr>${content}</w:p>`;
};

const TABLE =
  '<w:tbl><w:tblPr><w:tblW w:w="5000" w:type="dxa"/><w:tblBorders><w:top w:val="single"/><w:left w:val="single"/><w:bottom w:val="single"/><w:right w:val="single"/><w:insideH w:val="single"/><w:insideV w:val="single"/></w:tblBorders></w:tblPr><w:tblGrid><w:gridCol w:w="2500"/><w:gridCol w:w="2500"/></w:tblGrid>';

const rowXml = (paragraph: string, merged: boolean): string => {
  const merge = `<w:vMerge${merged ? '' : ' w:val="restart"'}/>`;
  return `<w:tr><w:tc><w:tcPr><w:tcW w:w="2500" w:type="dxa"/>${merge}</w:tcPr>${paragraph}</w:tc><w:tc><w:tcPr><w:tcW w:w="2500" w:type="dxa"/></w:tcPr><w:p><w:r><w:t>клетка</w:t></w:r></w:p></w:tc></w:tr>`;
};

const boxXml = (paragraph: string): string =>
  `<w:p><w:r><w:pict><v:shape id="b" style="width:100pt;height:50pt"><v:textbox><w:txbxContent>${paragraph}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>`;
