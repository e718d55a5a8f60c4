import { readFileSync } from 'node:fs';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { DocumentRecord } from '../../src/model/index.js';
import {
  type Preview,
  type Review,
  createDataset,
  openDataset,
  openDatasetForChanges,
  putPreview,
  putReviews,
  readPreview,
  readRecords,
  readReviews,
  readStandardInfo,
} from '../../src/store/index.js';
import { failedRecord, record, regions, standard } from './records.js';
import { temporaryFolders, words } from './temporary.js';

const folder = temporaryFolders();
const run = { startedAt: '2024-01-01T00:00:00Z', finishedAt: '2024-01-01T00:00:00Z', appVersion: '0' };

const write = (path: string, records: readonly DocumentRecord[], asOf?: string): void => {
  const writer = createDataset({ standard, regions, words }, path);
  for (const each of records) writer.write(each);
  writer.finish({ ...run, ...(asOf === undefined ? {} : { asOf }) });
};

const reading = <T>(path: string, read: (db: ReturnType<typeof openDataset>) => T): T => {
  const db = openDataset(path);
  try {
    return read(db);
  } finally {
    db.close();
  }
};

const changing = (path: string, change: (db: ReturnType<typeof openDataset>) => void): void => {
  const db = openDatasetForChanges(path);
  change(db);
  db.close();
};

const samples = readdirSync('fixtures/golden').map(
  (name) => JSON.parse(readFileSync(join('fixtures/golden', name), 'utf8')) as DocumentRecord,
);

describe('records', () => {
  it('come back as they were written, in the order of their paths', () => {
    const path = join(folder(), 'dataset.sqlite');
    const scanned = {
      ...record({ path: 'Ё.txt' }),
      scans: [{ page: 1, width: 10, height: 20, turned: 90 as const, levelled: -0.25, words: [[0, 6, 1, 2, 3, 4, 0.5] as const] }],
    };
    const written = [failedRecord('b.txt'), record({ path: 'a.txt' }), scanned];
    write(path, written);
    const read = reading(path, (db) => [...readRecords(db)]);
    expect(read.map((each) => each.path)).toEqual(['a.txt', 'b.txt', 'Ё.txt']);
    expect(read).toEqual([written[1], written[0], scanned]);
  });

  it('let other statements run between two of them', () => {
    const path = join(folder(), 'dataset.sqlite');
    write(path, [record({ path: 'a.txt' }), record({ path: 'b.txt' })]);
    changing(path, (db) => {
      for (const each of readRecords(db)) db.prepare('UPDATE acts SET place = ? WHERE document_id = ?').run('Грозный', each.id);
      expect(db.prepare('SELECT count(*) FROM acts WHERE place IS NOT NULL').pluck().get()).toBe(2);
    });
  });

  it('of the samples lose nothing', () => {
    const path = join(folder(), 'dataset.sqlite');
    const acts = samples.flatMap((each) => each.acts.map((act) => act.requisites.region.value));
    const known = [...new Map(acts.flatMap((region) => (region === null ? [] : [[region.code, region]]))).values()];
    const requirements = [...new Map(samples.flatMap((each) => each.findings).map((each) => [each.requirementId, each])).values()].map(
      (each, index) => ({
        id: each.requirementId,
        groupId: '',
        ordinal: index + 1,
        severity: each.severity,
        title: each.requirementId,
        referenceText: '',
        source: '',
      }),
    );
    const writer = createDataset(
      {
        standard: { id: 's', version: '1', requirements },
        regions: known.map((region) => ({ ...region, okato: null, oktmo: null, federal_district: null })),
        words,
      },
      path,
    );
    for (const each of samples) writer.write(each);
    writer.finish(run);
    expect(samples.length).toBe(5);
    expect(reading(path, (db) => [...readRecords(db)])).toEqual([...samples].sort((a, b) => (a.path < b.path ? -1 : 1)));
    expect(reading(path, readStandardInfo)).toEqual({ id: 's', version: '1', requirements });
  });

  it('keep the edition of the standard and the day of judging', () => {
    const path = join(folder(), 'dataset.sqlite');
    write(path, [record({ path: 'a.txt' })], '2026-03-01');
    write(path, [record({ path: 'a.txt' })]);
    expect(reading(path, readStandardInfo)).toEqual(standard);
    expect(reading(path, (db) => db.prepare('SELECT as_of FROM runs ORDER BY id').pluck().all())).toEqual(['2026-03-01', null]);
  });
});

const review = (fingerprint: string, rest: Partial<Review> = {}): Review => ({
  fingerprint,
  requirementId: 'final.update-deadline',
  actKey: 'комитет связи|19|2024-05-23',
  decision: 'confirmed',
  comment: 'да',
  reviewer: 'Иванова И. И.',
  reason: null,
  until: null,
  textHash: 'abc',
  quote: 'в течение 5 рабочих дней',
  importedAt: '2026-01-01T00:00:00Z',
  ...rest,
});

describe('decisions of reviewers', () => {
  it('outlive a run, even of files and requirements that are gone; a later one takes the place of an earlier', () => {
    const path = join(folder(), 'dataset.sqlite');
    write(path, [record({ path: 'a.txt' })]);
    const second = review('b', { decision: 'waived', reason: 'до новой редакции', until: '2026-12-31', requirementId: 'gone.requirement' });
    changing(path, (db) => putReviews(db, [second, review('a')]));
    changing(path, (db) => putReviews(db, [review('a', { decision: 'rejected' })]));
    write(path, []);
    expect(reading(path, readReviews)).toEqual([review('a', { decision: 'rejected' }), second]);
  });

  it.each([
    ['a waiver without a reason', { decision: 'waived' as const }],
    ['neither decision nor comment', { decision: null, comment: null }],
    ['an end that is no date', { until: 'скоро' }],
    ['no fingerprint', { fingerprint: '' }],
  ])('are refused with %s, all of them', (_, wrong) => {
    const path = join(folder(), 'dataset.sqlite');
    write(path, []);
    changing(path, (db) => {
      expect(() => putReviews(db, [review('a'), review('b', wrong)])).toThrow(/CHECK/);
      expect(readReviews(db)).toEqual([]);
    });
  });
});

describe('previews', () => {
  const preview = (sha256: string, rest: Partial<Preview> = {}): Preview => ({
    sha256,
    kind: 'crop',
    page: 2,
    part: '10-20',
    maker: 'crops 1',
    mediaType: 'image/png',
    width: 100,
    height: 50,
    bytes: Buffer.from([1, 2, 3]),
    ...rest,
  });

  it('outlive a run while their file is there', () => {
    const path = join(folder(), 'dataset.sqlite');
    const [kept, gone] = [record({ path: 'a.txt' }), record({ path: 'b.txt', lines: ['другой', 'файл', 'совсем', 'иной'] })];
    write(path, [kept, gone]);
    const look = preview(kept.sha256, { kind: 'look', page: 0, part: '', width: null, height: null, mediaType: 'text/html' });
    changing(path, (db) => {
      for (const each of [preview(kept.sha256), look, preview(gone.sha256)]) putPreview(db, each);
      putPreview(db, preview(kept.sha256, { maker: 'crops 2' }));
    });
    write(path, [kept]);
    reading(path, (db) => {
      expect(readPreview(db, preview(kept.sha256))).toEqual(preview(kept.sha256, { maker: 'crops 2' }));
      expect(readPreview(db, look)).toEqual(look);
      expect(readPreview(db, preview(gone.sha256))).toBeNull();
    });
  });
});
