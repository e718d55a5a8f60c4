import { existsSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { ZIP_LIMITS } from '../../src/adapters/zip.js';
import { ARCHIVE_LIMITS, FILE_LIMITS } from '../../src/batch/limits.js';
import { DEFAULT_LIMITS } from '../../src/extract/index.js';
import { read, ROOT, under } from '../structure/files.js';

const page = read('docs/security.md');
const mebibytes = (bytes: number): string => `${bytes / 1024 / 1024} MiB`;

it.each([
  ['size of a file', mebibytes(FILE_LIMITS.maxBytes)],
  ['time of a file, recognition apart', `${FILE_LIMITS.timeMs / 1000} s`],
  ['time for each page under recognition', `${FILE_LIMITS.pageTimeMs / 1000} s more`],
  ['heap of the thread that reads', `${FILE_LIMITS.heapMb} MiB`],
  ['what is known of a file, as JSON', mebibytes(FILE_LIMITS.maxRecordBytes)],
  ['pages', String(DEFAULT_LIMITS.maxPages)],
  ["members of a document's package", String(ZIP_LIMITS.maxEntries)],
  ['one member of it, unpacked', mebibytes(ZIP_LIMITS.maxEntryBytes)],
  ['all members read of it, unpacked', mebibytes(ZIP_LIMITS.maxTotalBytes)],
  ['packed to unpacked, from 1 MiB on', `1 : ${ZIP_LIMITS.maxRatio}`],
  ['files in an archive', String(ARCHIVE_LIMITS.maxEntries)],
  ['one of them, unpacked', mebibytes(ARCHIVE_LIMITS.maxEntryBytes)],
  ['all of them, unpacked', mebibytes(ARCHIVE_LIMITS.maxTotalBytes)],
  ['archives in one another', String(ARCHIVE_LIMITS.maxDepth)],
])('docs/security.md tells the limit that holds: %s', (limit, value) => {
  expect(page).toContain(`| ${limit} | ${value} |`);
});

it('docs/security.md names no test that is not there', () => {
  const named = [...page.matchAll(/`(test\/[^`*]+\.ts)`/gu)].map(([, name]) => name ?? '');
  expect(named.length).toBeGreaterThan(10);
  expect(named.filter((name) => !existsSync(path.join(ROOT, name)))).toEqual([]);
  const makers = under('test/fixtures-make/broken').map(read).join('\n');
  const spoken = [...page.matchAll(/`((?:bomb|shape|reach)\/[^`*]+)`/gu)].map(([, name]) => name ?? '');
  expect(spoken.filter((name) => !makers.includes(`'${name}'`))).toEqual([]);
});
