import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { DocumentRecord } from '../../src/model/index.js';
import { openPipeline, processFile, type Pipeline } from '../../src/pipeline.js';
import { ROOT } from '../structure/files.js';
import { type Likeness, likenessOf } from './likeness.js';

/** Reads renderings of the samples and holds them against the text they were made of. */
export interface Renderings {
  readonly likeness: (file: string) => Promise<Likeness>;
}

export const openRenderings = async (): Promise<Renderings> => {
  const pipeline = await openPipeline(path.join(ROOT, 'rules'));
  const truths = new Map<string, Promise<DocumentRecord>>();
  const truthOf = (name: string): Promise<DocumentRecord> => {
    const known = truths.get(name) ?? readFile(pipeline, path.join('corpus/orders', sampleOf(name)));
    truths.set(name, known);
    return known;
  };
  return {
    likeness: async (file) => {
      const reading = await readFile(pipeline, path.join('fixtures/formats', file));
      if (reading.status !== 'parsed') throw new Error(`${file}: ${reading.errorCode ?? ''} ${reading.errorMessage ?? ''}`);
      return likenessOf(await truthOf(file.slice(0, 3)), reading);
    },
  };
};

/** Renderings with one of the endings, in order. */
export const renderings = (ending: RegExp): readonly string[] =>
  readdirSync(path.join(ROOT, 'fixtures/formats'))
    .filter((name) => ending.test(name))
    .sort();

const sampleOf = (name: string): string => {
  const found = readdirSync(path.join(ROOT, 'corpus/orders')).find((file) => file.startsWith(`${name}_`));
  if (found === undefined) throw new Error(`no sample ${name}`);
  return found;
};

const readFile = (pipeline: Pipeline, file: string): Promise<DocumentRecord> => {
  const bytes = readFileSync(path.join(ROOT, file));
  return processFile(pipeline, { path: file, sha256: createHash('sha256').update(bytes).digest('hex'), bytes });
};
