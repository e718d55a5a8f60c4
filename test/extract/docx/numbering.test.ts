import { describe, expect, test } from 'vitest';
import type { SourceDocument } from '../../../src/model/index.js';
import { buildCase, type Expected, readCases } from './numbering-cases.js';
import { read } from './read.js';

const cases = readCases();

describe('numbers as Word shows them', () => {
  test('the suite is of some size and every disagreement has its reason', () => {
    expect(cases.length).toBeGreaterThanOrEqual(60);
    expect(new Set(cases.map((given) => given.id)).size).toBe(cases.length);
    expect(cases.filter((given) => (given.libreoffice === undefined) !== (given.because === undefined))).toEqual([]);
  });

  test.each(cases.map((given) => [given.id, given] as const))('%s', async (_, given) => {
    const { source, expected } = buildCase(given);
    const { document } = await read(source);
    const wanted = expected.filter(isVisible);
    expect(shown(document)).toEqual(wanted.map((each) => `${each.label ?? 'без номера'} ${each.text}`.trim()));
  });
});

/** A paragraph without text and number is no block. */
const isVisible = (expected: Expected): boolean => expected.shown && (expected.text !== '' || expected.label !== null);

const shown = (document: SourceDocument): string[] =>
  document.blocks.flatMap((block) => {
    if (block.kind === 'paragraph') return [`${block.label ?? 'без номера'} ${block.text}`.trim()];
    return block.rows.flatMap((row) => row.cells.filter((cell) => cell.column === 0).map((cell) => cell.text));
  });
