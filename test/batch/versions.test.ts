import { describe, expect, it } from 'vitest';
import { linkVersions } from '../../src/batch/index.js';
import type { DocumentRecord } from '../../src/model/index.js';
import { record, type RecordOptions } from '../store/records.js';

/** For each document the path of the one whose act its act is a version of, `null` where it is counted itself. */
const versions = (options: readonly RecordOptions[]): (string | null)[] => {
  const linked = linkVersions(options.map((each) => record({ lines: linesOf(each.path), ...each })));
  const pathOf = new Map(linked.flatMap((each) => each.acts.map((act) => [act.id, each.path])));
  return linked.map((each) => pathOf.get(each.acts[0]?.versionOf ?? '') ?? null);
};

/** Each file its own words. */
const linesOf = (path: string): readonly string[] => [`Приказ ${path}`, ...TEXT.slice(1)];

const TEXT = ['Приказ', 'перечень', ...Array.from({ length: 45 }, (_, at) => `слово ${'абвгдежзик'[at % 10]}${at}`)];
const AS_PDF = [...TEXT.slice(1), 'ПЕРЕЧЕНЬ, слово: а0', 'Приказ'];

describe('linkVersions', () => {
  it.each<[string, RecordOptions[], (string | null)[]]>([
    [
      'its twin in another format, whose number was not read',
      [{ path: 'a/п.docx' }, { path: 'a/п.pdf', number: null }],
      [null, 'a/п.docx'],
    ],
    ['a twin whose agency was misread', [{ path: 'п.docx' }, { path: 'п.docx.pdf', agency: 'Комнтет связн' }], [null, 'п.docx']],
    [
      'no twin: the same words under another number',
      [
        { path: 'а', lines: TEXT },
        { path: 'б', lines: TEXT, number: '7' },
      ],
      [null, null],
    ],
    [
      'the same words under another name, neither with a number',
      [
        { path: 'а.docx', number: null, date: null, lines: TEXT },
        { path: 'б/1.txt', number: null, date: null, lines: AS_PDF },
      ],
      [null, 'а.docx'],
    ],
    [
      'no twin: one word more',
      [
        { path: 'а.docx', number: null, date: null, lines: TEXT },
        { path: 'б.txt', number: null, date: null, lines: [...TEXT, 'отдел'] },
      ],
      [null, null],
    ],
    [
      'no twin: the few words of a form',
      [
        { path: 'а.docx', number: null, date: null, lines: TEXT.slice(0, 20) },
        { path: 'б.txt', number: null, date: null, lines: TEXT.slice(0, 20) },
      ],
      [null, null],
    ],
    ['no twin: another number', [{ path: 'п.docx' }, { path: 'п.pdf', number: '7' }], [null, null]],
    ['no twin: another folder', [{ path: 'a/п.docx' }, { path: 'b/п.pdf', number: null }], [null, null]],
    ['no twin: another name', [{ path: 'п 1.docx' }, { path: 'п 2.pdf', number: null }], [null, null]],
    ['no twin: a number in the name is no ending', [{ path: 'п 1.5.docx' }, { path: 'п 1.6.docx', number: null }], [null, null]],
    ['the same act', [{ path: 'a' }, { path: 'b' }], [null, 'a']],
    ['three times', [{ path: 'a' }, { path: 'b' }, { path: 'c' }], [null, 'a', 'a']],
    ['another number', [{ path: 'a' }, { path: 'b', number: '20' }], [null, null]],
    ['another date', [{ path: 'a' }, { path: 'b', date: '2024-06-01' }], [null, null]],
    ['another agency', [{ path: 'a' }, { path: 'b', agency: 'Министерство' }], [null, null]],
    [
      'no number in either, both signed',
      [
        { path: 'a', number: null },
        { path: 'b', number: null },
      ],
      [null, null],
    ],
    [
      'written a little differently',
      [
        { path: 'a', number: '19-ОД', agency: 'Счётная  палата' },
        { path: 'b', number: '19-од', agency: 'Счетная палата' },
      ],
      [null, 'a'],
    ],
    ['a draft after the signed one', [{ path: 'a' }, { path: 'b', status: 'draft', number: null, date: null }], [null, 'a']],
    ['a draft before the signed one', [{ path: 'a', status: 'draft', number: null, date: null }, { path: 'b' }], ['b', null]],
    ['a draft with another number', [{ path: 'a' }, { path: 'b', status: 'draft', number: '5', date: null }], [null, null]],
    [
      'two copies of a draft',
      [
        { path: 'a', status: 'draft', number: null },
        { path: 'b', status: 'draft', number: null },
      ],
      [null, 'a'],
    ],
    ['an act out of scope', [{ path: 'a' }, { path: 'b', scope: 'unrelated' }], [null, null]],
  ])('%s', (_, options, expected) => {
    expect(versions(options)).toEqual(expected);
  });

  it('keeps findings of primary acts only, and leaves untouched records as they are', () => {
    const records = [record({ path: 'a' }), record({ path: 'b' }), record({ path: 'c', number: '3' })];
    const linked = linkVersions(records);
    expect(linked.map((each) => each.findings.length)).toEqual([3, 0, 3]);
    expect(linked.map((each) => each.acts[0]?.isPrimary)).toEqual([true, false, true]);
    expect(linked[2]).toBe(records[2]);
  });

  it('counts the act whose text could be taken as it is, not the scan of it, but a signed scan before a draft', () => {
    const scan: DocumentRecord = { ...record({ path: 'a' }), method: 'ocr' };
    const primaries = (...records: readonly DocumentRecord[]): readonly (boolean | undefined)[] =>
      linkVersions(records).map((each) => each.acts[0]?.isPrimary);
    expect(primaries(scan, record({ path: 'b' }))).toEqual([false, true]);
    expect(primaries(record({ path: '0', status: 'draft' }), scan)).toEqual([false, true]);
    expect(primaries(scan, { ...record({ path: 'b' }), method: 'mixed' })).toEqual([true, false]);
  });

  it('points a version within a file to the act that is counted', () => {
    const other = record({ path: 'b' });
    const [act] = other.acts;
    if (act === undefined) throw new Error('no act');
    const draft = { ...act, id: `${act.id}-draft`, ordinal: 2, isPrimary: false, versionOf: act.id };
    const both: DocumentRecord = { ...other, acts: [act, draft] };
    const first = record({ path: 'a' });
    expect(linkVersions([first, both])[1]?.acts.map((each) => each.versionOf)).toEqual([first.acts[0]?.id, first.acts[0]?.id]);
  });
});
