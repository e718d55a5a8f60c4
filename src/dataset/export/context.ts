import type { Connection } from '../../store/index.js';

/** One file of an export; pieces are made as they are written and never held together. */
export interface ExportFile {
  /** From the folder of the export, `/` between segments. */
  readonly name: string;
  readonly pieces: Iterable<string | Uint8Array>;
}

export interface ExportContext {
  readonly lang: 'ru' | 'en';
  readonly words: ExportWords;
  /** Canned questions, for formats that carry them. */
  readonly queries: readonly CannedQuestion[];
  /** Builds the text of an XML document. */
  readonly buildXml: BuildXml;
  /** What a code is called in the language of the export; the code itself where it has no name. */
  readonly label: (list: CodeListName, code: string) => string;
}

/** Lists of codes whose names exports need. */
export type CodeListName =
  | 'triggerKind'
  | 'deadlineAction'
  | 'role'
  | 'provisionTopic'
  | 'provisionItem'
  | 'channel'
  | 'subject'
  | 'partKind';

export interface CannedQuestion {
  readonly id: string;
  readonly title: { readonly ru: string; readonly en: string };
  readonly parameters: Readonly<Record<string, string>>;
  readonly sql: string;
}

/** What exports say of themselves in one language: `rules/lexicon/exports.yaml`. */
export interface ExportWords {
  readonly title: string;
  readonly description: string;
  readonly licence: string;
  /** What names the program among the sources of data. */
  readonly program: string;
  /** Column with a unit: `{description}`, `{unit}`. */
  readonly measured: string;
  /** Parameters of a canned question: `{parameters}`. */
  readonly parameters: string;
  readonly units: Readonly<Record<string, string>>;
}

export interface XmlTag {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string | undefined>>;
  /** Elements and text in their order. */
  readonly children: readonly (XmlTag | string)[];
}

export type BuildXml = (root: XmlTag) => string;

export interface ExportOptions {
  /** Whether CSV begins with a byte order mark, by which spreadsheets know UTF-8. */
  readonly bom: 'with' | 'without';
  /** Whether CSV keeps texts that a spreadsheet would take for formulas as they are. */
  readonly formulas: 'kept' | 'neutralized';
}

export type Exporter = (db: Connection, context: ExportContext, options: ExportOptions) => Iterable<ExportFile>;
