import { describe, expect, it } from 'vitest';
import type { Act, Place } from '../../src/model/index.js';
import { buildAct } from './act-builder.js';
import { findingFor } from './context.js';

const place = (quote: string, start = 100_000): Place => ({ quote, start, end: start + quote.length, page: 2 });
const actWith = (...places: readonly Place[]): Act => ({ ...buildAct(), unreadable: places });

const TERM = 'При внесении изменений в Перечень его актуальная версия \uFFFD дней со дня \uFFFD';
const OTHER = 'Администрирование \uFFFD бюджетной сметы возлагается \uFFFD бухгалтерскую службу';
const NOTHING = '\uFFFD';

describe('what was not found', () => {
  it.each<[string, string, readonly Place[], string]>([
    ['nothing is lost', 'final.update-deadline', [], 'missing'],
    ['words are lost in a clause that speaks of it', 'final.update-deadline', [place(TERM)], 'undetermined'],
    ['words are lost in a clause that speaks of something else', 'final.update-deadline', [place(OTHER)], 'missing'],
    ['a whole page is lost', 'final.update-deadline', [place(NOTHING)], 'undetermined'],
    ['a number is left of a clause', 'final.update-deadline', [place('3. \uFFFD')], 'undetermined'],
    ['one clause of two speaks of it', 'final.update-deadline', [place(OTHER), place(TERM, 200_000)], 'undetermined'],
    [
      'a paragraph was read with doubts in every word',
      'final.update-deadline',
      [place('Администрировмме бюджстной смсты')],
      'undetermined',
    ],
  ])('where %s', (_, requirement, places, status) => {
    expect(findingFor(requirement, actWith(...places)).status).toBe(status);
  });
});

describe('what was found', () => {
  const deadline = (value: number): Act =>
    buildAct({ deadlines: [{ action: 'publish-updated-list', value, unit: 'working-day', bound: 'within' }] });
  const covering = (act: Act): Act => {
    const [found] = act.facts.deadlines;
    return { ...act, unreadable: found === undefined ? [] : [{ ...place(TERM), start: found.start - 1, end: found.end + 1 }] };
  };

  it('keeps its verdict elsewhere', () => {
    expect(findingFor('final.update-deadline', { ...deadline(30), unreadable: [place(TERM)] }).status).toBe('deviates');
    expect(findingFor('final.update-deadline', { ...deadline(10), unreadable: [place(TERM)] }).status).toBe('met');
  });

  it('is not met by a sentence that words are lost of', () => {
    const act = deadline(10);
    const torn = act.facts.deadlines.map((each) => ({ ...each, quote: 'размещается \uFFFD в течение 10 рабочих дней' }));
    expect(findingFor('final.update-deadline', { ...act, facts: { ...act.facts, deadlines: torn } }).status).toBe('undetermined');
  });

  it('is no deviation where words beside it are lost', () => {
    const finding = findingFor('final.update-deadline', covering(deadline(30)));
    expect([finding.status, finding.recommendation]).toEqual(['undetermined', 'Сверить с оригиналом документа.']);
    expect(findingFor('final.update-deadline', covering(deadline(10))).status).toBe('met');
  });
});
