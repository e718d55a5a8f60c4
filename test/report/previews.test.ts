import { describe, expect, it } from 'vitest';
import type { DocumentRecord, Finding, RecordedScan } from '../../src/model/index.js';
import { cropsOf, cropPart, renderReport } from '../../src/report/index.js';
import type { Preview, PreviewKey } from '../../src/store/index.js';
import { fakeRecord, fakeRecords } from './fake-records.js';
import { scriptText, unpacked } from './page-data.js';
import { inputOf } from './sample-input.js';

/** Every word of the text on one page, ten words a line, 100 pixels apart, each 80 wide and 20 high. */
const scanned = (record: DocumentRecord): DocumentRecord => {
  const words = [...record.text.matchAll(/\S+/gu)].map((word, index): RecordedScan['words'][number] => {
    const [left, top] = [100 + (index % 10) * 100, 100 + Math.floor(index / 10) * 40];
    return [word.index, word.index + word[0].length, left, top, left + 80, top + 20, 1];
  });
  return { ...record, format: 'pdf', scans: [{ page: 3, width: 1200, height: 100_000, turned: 0, levelled: 0, words }] };
};

const deviating = (record: DocumentRecord): Finding[] =>
  record.findings.filter(({ status, place }) => (status === 'deviates' || status === 'partial') && place !== null);

const preview = (key: PreviewKey, size: number): Preview => ({
  ...key,
  maker: 'test',
  mediaType: key.kind === 'look' ? 'text/html' : 'image/webp',
  width: 100,
  height: 20,
  bytes: Buffer.alloc(size, 'п'),
});

describe('a crop', () => {
  const record = scanned(fakeRecord(0));

  it('holds the words of the deviation, line by line, with a margin', () => {
    for (const finding of deviating(record)) expect(cropsOf(record, finding)).not.toEqual([]);
    for (const crop of deviating(record).flatMap((finding) => cropsOf(record, finding))) {
      const own = record.scans?.[0]?.words.filter(([start, end]) => start < crop.end && end > crop.start) ?? [];
      const lines = new Set(own.map(([, , , top]) => top)).size;
      expect(crop.outlines).toHaveLength(Math.min(5, lines));
      const first = own[0];
      expect(crop.area.left).toBeLessThan(first?.[2] ?? 0);
      expect(crop.area.top).toBeLessThan(first?.[3] ?? 0);
      for (const { left, top, right, bottom } of crop.outlines) {
        expect(left).toBeLessThan(right);
        expect(top).toBeLessThan(bottom);
        expect([left, top, right, bottom].every((each) => each >= 0 && each <= 1000)).toBe(true);
      }
    }
    expect(deviating(record).length).toBeGreaterThan(0);
  });

  it('is made of each place of a finding once, the main one first, and of four at most', () => {
    const [finding] = deviating(record);
    const place = finding?.place ?? finding?.evidence[0];
    if (finding === undefined || place === undefined) throw new Error('no place');
    const at = (start: number) => ({ ...place, role: 'found' as const, start, end: start + 20 });
    const crops = cropsOf(record, {
      ...finding,
      place,
      evidence: [place, ...[0, 30, 60, 90, 120].map(at)].map((each) => ({ clauseId: null, role: 'found' as const, ...each })),
    });
    expect(crops.map(({ start }) => start)).toEqual([place.start, 0, 30, 60]);
  });

  it('is made of deviations alone, and of scans alone', () => {
    const met = record.findings.find(({ status }) => status === 'met');
    expect(met && cropsOf(record, met)).toEqual([]);
    const [finding] = deviating(record);
    expect(finding && cropsOf(fakeRecord(0), finding)).toEqual([]);
  });

  it('stands in the page by its place, and the page says what had no room', () => {
    const [finding] = deviating(record);
    const [crop] = finding === undefined ? [] : cropsOf(record, finding);
    const page = renderReport({ ...inputOf([record]), previews: (key) => (key.kind === 'crop' ? preview(key, 3000) : null) });
    const crops = JSON.parse(scriptText(page, 'crops-0'));
    expect(crops[crop === undefined ? '' : cropPart(crop)]).toMatchObject({ page: 3, width: 100 });
    expect(page).not.toContain('не вошли снимки мест');
  });
});

describe('the room for previews', () => {
  it('goes to crops of grave deviations first, and the rest is counted', () => {
    const records = fakeRecords(12).map(scanned);
    const page = renderReport({ ...inputOf(records), previews: (key) => (key.kind === 'crop' ? preview(key, 150_000) : null) });
    const shown = records.flatMap((record, document) => {
      const parts = Object.keys(JSON.parse(scriptText(page, `crops-${document}`) || '{}'));
      return record.findings.filter((finding) => cropsOf(record, finding).some((crop) => parts.includes(cropPart(crop))));
    });
    const left = Number(/не вошли снимки мест[^:]*: (\d+)\./u.exec(page)?.[1]);
    expect(left).toBeGreaterThan(0);
    expect(shown.some(({ severity }) => severity === 'critical')).toBe(true);
    expect(shown.filter(({ severity }) => severity === 'info')).toEqual([]);
    const crops = [...page.matchAll(/<script type="application\/json" id="crops-\d+">[^<]*<\/script>/gu)].reduce(
      (sum, [each]) => sum + each.length,
      0,
    );
    expect(crops).toBeLessThan(10_100_000);
  }, 60_000);

  it('goes to looks as far as the page stays small', () => {
    const records = fakeRecords(3).map((record): DocumentRecord => ({ ...record, format: 'docx' }));
    const html = `<p>${'Приказ '.repeat(50)}</p>`;
    const looks = renderReport({
      ...inputOf(records),
      previews: (key) => (key.kind === 'look' ? { ...preview(key, 0), bytes: Buffer.from(html) } : null),
    });
    expect(unpacked(looks, 'look-1')).toBe(JSON.stringify(html));
    expect(looks).not.toContain('не вошёл собственный вид');
    expect(renderReport(inputOf(records))).not.toContain('id="look-');
  });
});
