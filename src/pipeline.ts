import { documentId } from './batch/document-id.js';
import { compareAct, type CompareContext } from './compare/index.js';
import { DEFAULT_LIMITS, extract, type ExtractContext } from './extract/index.js';
import { placeWords } from './extract/ocr/place-words.js';
import type { Messages } from './messages/index.js';
import { loadMessages } from './messages/load.js';
import type { Act, DocumentRecord, Engine, Finding, InputFile, ParsedFile } from './model/index.js';
import { createIdentity, createNominative, normalizeFile, withTouchedFacts, type NormalizeContext } from './normalize/index.js';
import { parseSource, type ParseContext } from './parse/index.js';
import { loadIdentityLexicons } from './rules/load-identity.js';
import { createFolderReader, loadRecognition } from './rules/load.js';
import { htmlLexiconSchema } from './rules/lexicons/html.js';
import { numberingLexiconSchema } from './rules/lexicons/numbering.js';
import { ocrLexiconSchema } from './rules/lexicons/ocr.js';
import { readingLexiconSchema } from './rules/lexicons/reading.js';
import { structureLexiconSchema } from './rules/lexicons/structure.js';
import { verdictsLexiconSchema } from './rules/lexicons/verdicts.js';
import { loadStandard, type Standard } from './rules/standard.js';

/** The stages with what each is handed: the only place that knows their order. */
export interface Pipeline {
  readonly standard: Standard;
  readonly contexts: Contexts;
}

export interface Contexts {
  readonly extract: ExtractContext;
  readonly parse: ParseContext;
  readonly normalize: NormalizeContext;
  readonly compare: CompareContext;
  readonly messages: Messages;
}

/** Loads the rules and opens the adapters. Throws `RulesError` with every problem of the rules folder. */
export const openPipeline = async (rulesFolder: string): Promise<Pipeline> => {
  const recognition = loadRecognition(rulesFolder);
  const standard = loadStandard(rulesFolder);
  const reader = createFolderReader(rulesFolder);
  const structure = reader.one('lexicon/structure.yaml', structureLexiconSchema).value;
  const reading = reader.one('lexicon/reading.yaml', readingLexiconSchema).value;
  const html = reader.one('lexicon/html.yaml', htmlLexiconSchema).value;
  const ocrWords = reader.one('lexicon/ocr.yaml', ocrLexiconSchema).value;
  const numbering = reader.one('lexicon/numbering.yaml', numberingLexiconSchema).value;
  const verdicts = reader.one('lexicon/verdicts.yaml', verdictsLexiconSchema).value;
  if (structure === null || reading === null || html === null || ocrWords === null || numbering === null || verdicts === null)
    return reader.fail();
  return {
    standard,
    contexts: {
      extract: { ...(await openAdapters()), reading, html, ocrWords, numbering, limits: DEFAULT_LIMITS },
      parse: { stem: recognition.stem, structure },
      normalize: {
        recognition,
        identity: createIdentity(loadIdentityLexicons(rulesFolder), recognition),
        nominative: createNominative(recognition.declension, recognition.grammar),
      },
      compare: { stem: recognition.stem, verdicts },
      messages: loadMessages(rulesFolder, 'ru'),
    },
  };
};

/** Packages and processes that readers are handed; each adapter loads its package when the first file needs it. */
const openAdapters = async (): Promise<Pick<ExtractContext, 'openZip' | 'parseXml' | 'pdf' | 'ocr' | 'ocrMissing' | 'converter'>> => {
  const [{ openZip }, { parseXml }, { lazyPdfPort }, { findOcr }, { createSoffice, findSoffice }] = await Promise.all([
    import('./adapters/zip.js'),
    import('./adapters/xml.js'),
    import('./adapters/lazy-pdf.js'),
    import('./adapters/ocr.js'),
    import('./adapters/soffice.js'),
  ]);
  const { ocr, missing } = await findOcr(process.env);
  const soffice = findSoffice(process.env);
  return {
    openZip,
    parseXml,
    pdf: lazyPdfPort,
    ocr,
    ocrMissing: missing.join(', '),
    converter: soffice === null ? null : createSoffice(soffice),
  };
};

/** Everything known about one file. Never rejects for what is in the file: an unreadable one gives a failed record. */
export const processFile = async (pipeline: Pipeline, file: InputFile): Promise<DocumentRecord> => (await traceFile(pipeline, file)).record;

/** The record with the parsed file that it was made of, null where the file could not be read. */
export const traceFile = async (
  pipeline: Pipeline,
  file: InputFile,
): Promise<{ readonly record: DocumentRecord; readonly parsed: ParsedFile | null }> => {
  const { contexts, standard } = pipeline;
  const id = documentId(file.path, file.sha256);
  const base = { id, path: file.path, sha256: file.sha256, bytes: file.bytes.length, duplicateOf: null };
  const reading = await extract(contexts.extract, file);
  if (!reading.ok) {
    const record: DocumentRecord = {
      ...base,
      ...UNREAD,
      errorCode: reading.failure.code,
      errorMessage: contexts.messages.failure(reading.failure.code, reading.failure.data),
      diagnostics: reading.diagnostics,
    };
    return { record, parsed: null };
  }
  const source = reading.value;
  const parsed = parseSource(contexts.parse, source, reading.diagnostics);
  const acts = normalizeFile(contexts.normalize, id, parsed.value);
  const record: DocumentRecord = {
    ...base,
    format: source.format,
    pages: source.pages,
    method: source.method,
    status: 'parsed',
    errorCode: null,
    errorMessage: null,
    ocrConfidence: source.ocrConfidence,
    text: parsed.value.text,
    dropped: parsed.value.dropped,
    acts,
    findings: findingsOf(pipeline, acts, standard),
    diagnostics: withTouchedFacts(parsed.value.text, acts, parsed.diagnostics),
    ...(source.scans === undefined ? {} : { scans: placeWords(parsed.value, source.scans) }),
  };
  return { record, parsed: parsed.value };
};

const UNREAD = {
  format: null,
  pages: null,
  method: null,
  status: 'failed',
  ocrConfidence: null,
  text: '',
  dropped: [],
  acts: [],
  findings: [],
} as const;

const findingsOf = (pipeline: Pipeline, acts: readonly Act[], standard: Standard): Finding[] =>
  acts.flatMap((act) => compareAct(pipeline.contexts.compare, standard, act, acts));

/** The pipeline as the batch drives it. */
export const createEngine = async (options: { readonly rulesFolder: string }): Promise<Engine> => {
  const pipeline = await openPipeline(options.rulesFolder);
  return { standard: pipeline.standard, process: (file) => processFile(pipeline, file) };
};
