import { existsSync } from 'node:fs';
import path from 'node:path';
import { type Problem, problem, type Proof, verifyAgain, verifyStored } from '../dataset/verify.js';
import { fill, type Messages } from '../messages/index.js';
import type { DocumentRecord, Engine } from '../model/index.js';
import { openDataset, readRecords } from '../store/index.js';
import { filesByContent, type LocatedFile } from './files-by-content.js';
import { lineOf } from './names.js';

export interface Verified extends Proof {
  /** Files read again; null where no folder was given. */
  readonly files: number | null;
}

/**
 * Proves a dataset from itself and, where a folder is given, from the files it was read from.
 * @throws Refusal `input-missing`, and as `openDataset`
 */
export const verifyDataset = async (dataset: string, folder: string | null, openEngine: () => Promise<Engine>): Promise<Verified> => {
  const db = openDataset(dataset);
  try {
    const proof = verifyStored(db);
    if (folder === null) return { ...proof, files: null };
    const records = [...readRecords(db)].filter((record) => record.sha256 !== '' && record.status !== 'failed');
    const found = await filesByContent(folder, records);
    const problems = [...proof.problems];
    const engine = await openEngine();
    for (const record of records) problems.push(...(await fromFile(engine, folder, found.get(record.sha256) ?? null, record)));
    return { ...proof, problems, files: found.size };
  } finally {
    db.close();
  }
};

const IN_ARCHIVE = '!/';

const fromFile = async (engine: Engine, folder: string, file: LocatedFile | null, record: DocumentRecord): Promise<readonly Problem[]> => {
  if (file === null)
    return [
      problem(
        existsSync(path.join(folder, record.path.split(IN_ARCHIVE, 1)[0] ?? '')) ? 'file-differs' : 'file-missing',
        record.path,
        null,
      ),
    ];
  if (record.status !== 'parsed') return [];
  const again = await engine.process({ path: record.path, sha256: record.sha256, bytes: await file.read() });
  return verifyAgain(record, again);
};

export const verifiedText = (messages: Messages, { documents, quotes, files, problems }: Verified): string => {
  const { verify } = messages.texts;
  return [
    ...problems.map((each) => problemLine(messages, each)),
    fill(verify.proved, { documents, quotes, files }),
    problems.length === 0 ? verify.holds : fill(verify.problems, { count: problems.length }),
    '',
  ].join('\n');
};

const problemLine = (messages: Messages, { code, path: file, row, expected, actual }: Problem): string => {
  const { verify } = messages.texts;
  const words = (text: string | null): string | null => (text === null ? null : lineOf(text));
  return fill(verify.problem, { path: file, row, what: verify[code], expected: words(expected), actual: words(actual) });
};
