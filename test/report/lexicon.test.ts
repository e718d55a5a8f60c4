import { describe, expect, it } from 'vitest';
import { reportLexiconSchema } from '../../src/rules/lexicons/report.js';
import { labels } from './sample-input.js';

const placesIn = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '').sort();

describe('the words of the report', () => {
  it('have the same places for values in both languages', () => {
    const { ru, en } = labels.lexicon;
    for (const part of ['frame', 'page'] as const) {
      for (const [key, sentence] of Object.entries(ru[part])) {
        const other = Object.entries(en[part]).find(([name]) => name === key)?.[1] ?? '';
        expect([key, placesIn(other)]).toEqual([key, placesIn(sentence)]);
      }
    }
  });

  it('are refused when one is missing or unknown', () => {
    const { title: _, ...frame } = labels.lexicon.ru.frame;
    expect(reportLexiconSchema.safeParse({ ...labels.lexicon, ru: { ...labels.lexicon.ru, frame } }).success).toBe(false);
    const more = { ...labels.lexicon.ru.frame, nonsense: 'x' };
    expect(reportLexiconSchema.safeParse({ ...labels.lexicon, ru: { ...labels.lexicon.ru, frame: more } }).success).toBe(false);
  });
});

describe('the tile map', () => {
  const { tiles, columns, rows } = labels.tiles;

  it('has each of the 89 subjects once', () => {
    expect(tiles).toHaveLength(89);
    expect(new Set(tiles.map((tile) => tile.code)).size).toBe(89);
    expect(new Set(tiles.map((tile) => tile.short)).size).toBe(89);
    expect(new Set(tiles.map((tile) => tile.ru)).size).toBe(89);
  });

  it('puts no two on one square and none outside the grid', () => {
    expect(new Set(tiles.map((tile) => tile.at.join())).size).toBe(89);
    for (const { at } of tiles) {
      expect(at[0]).toBeLessThan(columns);
      expect(at[1]).toBeLessThan(rows);
    }
  });
});
