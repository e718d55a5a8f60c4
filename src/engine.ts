import { reportChildrenTo } from './adapters/children.js';
import { findPoppler, popplerVersion } from './adapters/poppler.js';
import { createSoffice, findSoffice } from './adapters/soffice.js';
import { findTesseract, tesseractLanguages, tesseractVersion } from './adapters/tesseract.js';
import type { OcrPort, PageImages } from './adapters/ocr-port.js';
import { compareAct, type CompareContext } from './compare/index.js';
import { editionsOf } from './editions.js';
import { toConvert } from './extract/converted.js';
import { sniff } from './extract/sniff.js';
import type { Act, ConvertedFile, Engine, Finding, InputFile } from './model/index.js';
import type { Pipeline } from './pipeline.js';
import { createFolderReader } from './rules/load.js';
import { verdictsLexiconSchema } from './rules/lexicons/verdicts.js';
import { stemsSchema } from './rules/schema.js';
import { loadStandard } from './rules/standard.js';
import { createStemmer } from './rules/tokens.js';

/** Where a thread that reads tells how it gets on, for the one that watches it. */
export interface Watched {
  /** Process ids of the programs that it runs, 0 where there is none. */
  readonly children: Int32Array;
  /** Called when recognition begins a page. */
  readonly onPage: () => void;
}

/**
 * The pipeline as the batch drives it; recognizing rules are loaded when the first file has to be read.
 * @throws RulesError where the standard is broken; where other rules are, `ready` and `process` reject with it
 */
export const openEngine = async (rulesFolder: string): Promise<Required<Engine>> => {
  const standard = loadStandard(rulesFolder);
  let pipeline: Promise<Pipeline> | null = null;
  let compare: CompareContext | null = null;
  const opened = (): Promise<Pipeline> => {
    pipeline ??= stages().then(({ openPipeline }) => openPipeline(rulesFolder));
    return pipeline;
  };
  const converter = lazyConverter();
  return {
    standard,
    editions: editionsOf(rulesFolder, await programs()),
    ready: async () => void (await opened()),
    process: async (file) => (await stages()).processFile(converting(await opened(), file.converted), file),
    judge: async (acts) => {
      compare ??= compareContext(rulesFolder);
      return judged(compare, standard, acts);
    },
    convert: converter,
  };
};

/** An engine for a thread of its own, which tells how it gets on. */
export const openWatchedEngine = async (
  rulesFolder: string,
): Promise<(watched: Watched, file: InputFile) => ReturnType<Engine['process']>> => {
  const { openPipeline, processFile } = await stages();
  const pipeline = await openPipeline(rulesFolder);
  return async (watched, file) => {
    reportChildrenTo(watched.children);
    try {
      return await processFile(counting(converting(pipeline, file.converted), watched.onPage), file);
    } finally {
      reportChildrenTo(null);
    }
  };
};

/** A run that finds everything as it was loads no stage. */
const stages = () => import('./pipeline.js');

const judged = (context: CompareContext, standard: ReturnType<typeof loadStandard>, acts: readonly Act[]): Finding[] =>
  acts.flatMap((act) => compareAct(context, standard, act, acts));

const compareContext = (folder: string): CompareContext => {
  const reader = createFolderReader(folder);
  const stems = reader.one('lexicon/stems.yaml', stemsSchema);
  const verdicts = reader.one('lexicon/verdicts.yaml', verdictsLexiconSchema);
  if (stems.value === null || verdicts.value === null) return reader.fail();
  return { stem: createStemmer(stems.value.aliases, stems.value.derivational), verdicts: verdicts.value };
};

/** The same pipeline with a conversion that was made before. */
const converting = (pipeline: Pipeline, converted: ConvertedFile | undefined): Pipeline =>
  converted === undefined ? pipeline : withExtract(pipeline, { converter: { toDocx: async () => converted } });

const counting = (pipeline: Pipeline, onPage: () => void): Pipeline => {
  const { ocr } = pipeline.contexts.extract;
  return ocr === null ? pipeline : withExtract(pipeline, { ocr: countedOcr(ocr, onPage) });
};

const withExtract = (pipeline: Pipeline, over: Partial<Pipeline['contexts']['extract']>): Pipeline => ({
  ...pipeline,
  contexts: { ...pipeline.contexts, extract: { ...pipeline.contexts.extract, ...over } },
});

const countedOcr = (ocr: OcrPort, onPage: () => void): OcrPort => {
  const counted = (images: PageImages): PageImages => ({
    ...images,
    page: (number) => {
      onPage();
      return images.page(number);
    },
  });
  return {
    ...ocr,
    openPdf: async (bytes) => counted(await ocr.openPdf(bytes)),
    openImage: async (bytes) => {
      const images = await ocr.openImage(bytes);
      return images === null ? null : counted(images);
    },
  };
};

const lazyConverter = (): ((file: InputFile) => Promise<InputFile>) => {
  const program = findSoffice(process.env);
  const converter = program === null ? null : createSoffice(program);
  return async (file) => {
    if (converter === null) return file;
    const sniffed = sniff(file.path, file.bytes);
    const bytes = 'format' in sniffed ? toConvert(file.bytes, sniffed.format) : null;
    return bytes === null || !('format' in sniffed) ? file : { ...file, converted: await converter.toDocx(bytes, sniffed.format) };
  };
};

/** Other versions of these programs read otherwise. LibreOffice takes too long to start for being asked its version. */
const programs = async (): Promise<readonly string[]> => {
  const [tesseract, poppler] = [findTesseract(process.env), findPoppler(process.env)];
  const told = await Promise.all([
    tesseract === null ? null : tesseractVersion(tesseract),
    tesseract === null ? [] : tesseractLanguages(tesseract),
    poppler === null ? null : popplerVersion(poppler),
  ]);
  return [JSON.stringify(told), findSoffice(process.env) ?? ''];
};
