import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { fill, LANGS } from '../../src/messages/index.js';
import { loadMessages } from '../../src/messages/load.js';
import { FAILURE_CODES, Refusal, REFUSAL_CODES, SKIP_CODES } from '../../src/model/index.js';
import { CODE_LISTS, codesLexiconSchema } from '../../src/rules/lexicons/codes.js';

describe('fill', () => {
  it.each([
    ['plain', {}, 'plain'],
    ['{a} and {b}', { a: 'x', b: 2 }, 'x and 2'],
    ['{a}', {}, '?'],
    ['damaged[[: {detail}]].', {}, 'damaged.'],
    ['damaged[[: {detail}]].', { detail: 'header' }, 'damaged: header.'],
    ['[[{a} of {b}]]', { a: 1 }, ''],
    ['{a}', { a: '{b} $& $1', b: 'no' }, '{b} $& $1'],
  ])('«%s» with %j', (template, data, expected) => {
    expect(fill(template, data)).toBe(expected);
  });
});

describe.each(LANGS)('messages in %s', (lang) => {
  const messages = loadMessages('rules', lang);

  it('say of every failure what is wrong, why it matters and what to do', () => {
    for (const code of [...FAILURE_CODES, ...SKIP_CODES]) {
      const text = messages.failure(code);
      expect(text.match(/[.!](?:\s|$)/gu)?.length, text).toBeGreaterThanOrEqual(3);
      expect(text).not.toMatch(/[{}[\]]/u);
    }
  });

  it('say of every refusal what to do, with no value left out', () => {
    const data = {
      path: 'p',
      detail: 'd',
      pid: 1,
      version: 2,
      supported: 1,
      id: 'i',
      nearest: 'n',
      option: 'o',
      value: 'v',
      allowed: 'a',
      lock: 'l',
    };
    for (const code of REFUSAL_CODES) {
      const text = messages.refusal(new Refusal(code, data));
      expect(text).not.toMatch(/[{}?]|\[\[/u);
    }
  });

  it.each([
    ['EACCES', '(EACCES)'],
    ["ENOSPC: no space left on device, write '/a'", '(ENOSPC)'],
    ['SQLITE_FULL: database or disk is full', '(SQLITE_FULL)'],
  ])('tell an error of the system in words: %s', (detail, code) => {
    for (const text of [
      messages.refusal(new Refusal('output-not-writable', { path: 'p', detail })),
      messages.failure('access-denied', { detail }),
    ]) {
      expect(text).toContain(code);
      expect(text).not.toMatch(/device|database or/u);
      expect(/[а-я] \(/u.test(text)).toBe(lang === 'ru');
    }
    expect(messages.refusal(new Refusal('output-not-writable', { path: 'p', detail: 'EUNKNOWN: odd' }))).toContain('EUNKNOWN: odd');
  });

  it('label every code', () => {
    for (const [list, codes] of Object.entries(CODE_LISTS)) {
      for (const code of codes) {
        // The key comes from CODE_LISTS itself.
        const label = messages.label(list as keyof typeof CODE_LISTS, code);
        expect(label.length, `${list}/${code}`).toBeGreaterThan(0);
        expect(/\p{Script=Cyrillic}/u.test(label) || lang === 'en' || list === 'format', `${list}/${code}: ${label}`).toBe(true);
      }
    }
  });
});

describe('codes.yaml', () => {
  const codes = parse(readFileSync('rules/lexicon/codes.yaml', 'utf8'));

  it.each([
    ['a code without a label', (all: Record<string, Record<string, unknown>>) => delete all['severity']?.['major'], 'no label'],
    [
      'a label without a code',
      (all: Record<string, Record<string, unknown>>) => Object.assign(all['severity'] ?? {}, { grave: { ru: 'x', en: 'x' } }),
      'no such code',
    ],
  ])('may not have %s', (_, spoil, message) => {
    const spoilt = structuredClone(codes);
    spoil(spoilt);
    expect(codesLexiconSchema.safeParse(codes).success).toBe(true);
    expect(JSON.stringify(codesLexiconSchema.safeParse(spoilt).error?.issues)).toContain(message);
  });
});
