import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { findProgram } from '../../src/adapters/process.js';
import { exported, PLAIN } from '../dataset/export/exported.js';
import type { PublishedCheck } from './checks.js';
import { withDataset } from './dataset.js';

/** `export --format akn` of every act against the schema of OASIS, by xmllint (Debian's libxml2-utils). */
export const akomaNtosoCheck: PublishedCheck = {
  name: 'Akoma Ntoso 3.0',
  faults: (schemas) =>
    withDataset(async (db, folder) => {
      const documents = path.join(folder, 'akn');
      mkdirSync(documents);
      const files = await exported(db, 'akn', PLAIN);
      for (const [name, bytes] of files) writeFileSync(path.join(documents, name), bytes);
      return files.size === 0 ? ['no act'] : xmllintFaults(path.join(schemas, 'akomantoso30.xsd'), documents, [...files.keys()]);
    }),
};

/**
 * @param schema null for well-formedness alone
 * @returns what xmllint says of the files that are not valid
 */
export const xmllintFaults = (schema: string | null, folder: string, names: readonly string[]): readonly string[] => {
  const program = findProgram(['xmllint'], process.env, undefined);
  if (program === null) return ['xmllint is missing: apt install libxml2-utils'];
  const against = schema === null ? [] : ['--schema', path.resolve(schema)];
  try {
    execFileSync(program, ['--noout', '--nonet', ...against, ...names], { cwd: folder, stdio: 'pipe', maxBuffer: 1 << 26 });
    return [];
  } catch (error) {
    const said = error instanceof Error && 'stderr' in error ? String(error.stderr) : String(error);
    return said.split('\n').filter((line) => line !== '' && !line.endsWith(' validates'));
  }
};
