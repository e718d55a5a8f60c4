import { describe, expect, it } from 'vitest';
import { parseXml } from '../../src/adapters/xml.js';
import type { DocumentRecord } from '../../src/model/index.js';
import type { CheckMatter } from '../../src/report/check-input.js';
import { renderCsv } from '../../src/report/csv.js';
import { renderJunit } from '../../src/report/junit.js';
import { lineFinder } from '../../src/report/lines.js';
import { renderSarif } from '../../src/report/sarif.js';
import { fakeRecord } from './fake-records.js';
import { groups, requirements } from './sample-input.js';

const record = fakeRecord(1);
const isDeviation = ({ status }: { readonly status: string }): boolean => ['partial', 'deviates', 'missing'].includes(status);

const matter = (over: Partial<DocumentRecord> = {}): CheckMatter => ({
  record: { ...record, path: 'папка/приказ № 1.docx', ...over },
  standard: { id: 'touchpoints', version: '1', requirements },
  groups,
  fails: ({ severity }) => severity === 'critical',
  words: {
    language: 'ru',
    message: ({ title }, { status }) => `${title}: ${status}`,
    status: ({ status }) => status,
    act: ({ requisites }) => requisites.number.value ?? '–',
  },
  appVersion: '0.1.0',
});

interface Sarif {
  readonly runs: readonly [
    {
      readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
      readonly artifacts: readonly [{ readonly location: { readonly uri: string }; readonly contents: { readonly text: string } }];
      readonly results: readonly {
        readonly ruleId: string;
        readonly ruleIndex: number;
        readonly kind: string;
        readonly level: string;
        readonly locations: readonly [
          {
            readonly physicalLocation: {
              readonly region?: {
                readonly charOffset: number;
                readonly charLength: number;
                readonly startLine: number;
                readonly startColumn: number;
                readonly snippet: { readonly text: string };
              };
            };
          },
        ];
      }[];
    },
  ];
}

// What `renderSarif` writes has this shape; the published schema is held against it by `npm run validate`.
const sarif = (over: Partial<DocumentRecord> = {}) => (JSON.parse(renderSarif(matter(over))) as Sarif).runs[0];

describe('SARIF', () => {
  it('has every deviation, and open verdicts as reviews', () => {
    const { results } = sarif();
    expect(results.filter(({ kind }) => kind === 'fail')).toHaveLength(record.findings.filter(isDeviation).length);
    expect(results.filter(({ kind }) => kind === 'review')).toHaveLength(
      record.findings.filter(({ status }) => status === 'undetermined').length,
    );
  });

  it('describes every requirement as a rule, and refers to it', () => {
    const { tool, results } = sarif();
    expect(tool.driver.rules.map(({ id }) => id)).toEqual(requirements.map(({ id }) => id));
    for (const { ruleId, ruleIndex } of results) expect(tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
  });

  it('points at the words in the text that stands beside', () => {
    const { artifacts, results } = sarif();
    const { text } = artifacts[0].contents;
    const regions = results.flatMap(({ locations }) => locations[0].physicalLocation.region ?? []);
    expect(regions.length).toBeGreaterThan(0);
    for (const { charOffset, charLength, startLine, startColumn, snippet } of regions) {
      expect(text.slice(charOffset, charOffset + charLength)).toBe(snippet.text);
      expect(text.split('\n')[startLine - 1]?.slice(startColumn - 1)).toContain(snippet.text.split('\n')[0]);
    }
  });

  it('writes paths as URIs', () => {
    expect(sarif().artifacts[0].location.uri).toBe(
      '%D0%BF%D0%B0%D0%BF%D0%BA%D0%B0/%D0%BF%D1%80%D0%B8%D0%BA%D0%B0%D0%B7%20%E2%84%96%201.docx',
    );
  });

  it('says how grave each is', () => {
    const levels = new Map(sarif().results.map(({ ruleId, level, kind }) => [ruleId, kind === 'review' ? 'review' : level]));
    for (const { requirementId, severity } of record.findings.filter(isDeviation))
      expect(levels.get(requirementId)).toBe({ critical: 'error', major: 'warning', minor: 'note', info: 'note' }[severity]);
  });
});

describe('JUnit', () => {
  const counted = (xml: string, tag: string): number => xml.split(`<${tag}`).length - 1;

  it('has a suite a group and a case a requirement', () => {
    const xml = renderJunit(matter());
    expect(parseXml(Buffer.from(xml), new Map()).ok).toBe(true);
    expect(counted(xml, 'testsuite ')).toBe(groups.length);
    expect(counted(xml, 'testcase ')).toBe(requirements.length);
  });

  it('fails for what the check fails for, and says the rest', () => {
    const xml = renderJunit(matter());
    const critical = record.findings.filter((finding) => isDeviation(finding) && finding.severity === 'critical').length;
    expect(counted(xml, 'failure ')).toBe(critical);
    expect(counted(xml, 'system-out>')).toBe(record.findings.filter(isDeviation).length - critical);
    expect(xml).toContain(`tests="${requirements.length}" failures="${critical}"`);
    const skipped = record.findings.filter(({ status }) => status === 'undetermined' || status === 'not-applicable').length;
    expect(counted(xml, 'skipped ')).toBe(skipped);
  });

  it.each(['<![CDATA[ & ]]>', '"><failure/>', 'звонок \u0007 \u202e', 'половина \ud83d пары', '\uffff'])(
    'holds hostile text %j',
    (path) => {
      const xml = renderJunit(matter({ path }));
      expect(parseXml(Buffer.from(xml), new Map()).ok).toBe(true);
      expect(xml).not.toMatch(/[\u0000-\u0008\u202e\uffff]/u);
    },
  );
});

describe('CSV', () => {
  /** RFC 4180, read by the letter. */
  const parsed = (csv: string): string[][] => {
    const rows: string[][] = [[]];
    for (const [, quoted, plain, end] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
      rows.at(-1)?.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'));
      if (end === '\r\n') rows.push([]);
    }
    return rows.slice(0, -1);
  };

  it('has a line a verdict, all of one width', () => {
    const rows = parsed(renderCsv(matter()));
    expect(rows).toHaveLength(1 + requirements.length);
    expect(new Set(rows.map((row) => row.length)).size).toBe(1);
    expect(rows[0]?.slice(0, 3)).toEqual(['path', 'act_id', 'agency']);
  });

  it.each([
    ['a,b', 'a,b'],
    ['он сказал «"да"»', 'он сказал «"да"»'],
    ['две\nстроки', 'две\nстроки'],
    ['=1+1', "'=1+1"],
    ['+7 495', "'+7 495"],
    ['-5', "'-5"],
    ['@x', "'@x"],
    ['\t=1', "'\t=1"],
    [' края ', ' края '],
  ])('keeps %j', (path, expected) => {
    expect(parsed(renderCsv(matter({ path })))[1]?.[0]).toBe(expected);
  });
});

describe('lines of a text', () => {
  it.each([
    ['', 0, 1, 1],
    ['аб\nв', 0, 1, 1],
    ['аб\nв', 2, 1, 3],
    ['аб\nв', 3, 2, 1],
    ['аб\nв', 4, 2, 2],
    ['\n\n', 2, 3, 1],
  ])('%j at %d', (text, offset, line, column) => {
    expect(lineFinder(text)(offset)).toEqual({ line, column });
  });
});
