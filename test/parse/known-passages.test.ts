import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { recognizeAct, type ActMentions } from '../../src/parse/mentions/index.js';
import { loadRecognition, type Recognition } from '../../src/rules/load.js';
import { parsed } from '../normalize/read-order.js';

const rules = fileURLToPath(new URL('../../rules', import.meta.url));

const HEAD = 'ПОРЯДОК\nведения перечня точек взаимодействия с клиентами\n\n';
const SAME = 'Свод размещается на официальном сайте. Свод пересматривается не реже одного раза в год.';

/** The same clauses in acts that call things differently, number them differently and put them under other words. */
const TEXTS = [
  `${HEAD}1. ${SAME}\n2. Ответственное лицо:\n1) обновляет его в течение 10 рабочих дней;\n2) размещает его на сайте.`,
  `${HEAD}1. Перечень точек взаимодействия (далее – Свод) ведет отдел кадров.\n2. ${SAME}`,
  `${HEAD}1. Отдел кадров:\n1) обновляет его в течение 10 рабочих дней;\n2) размещает его на сайте.\n2. ${SAME}`,
  `${HEAD}1. Перечень точек взаимодействия (далее – Реестр) ведет отдел кадров.\n2. ${SAME}`,
];

const shown = ({ mentions }: ActMentions): unknown => mentions.map((mention) => ({ ...mention, captures: [...mention.captures] }));

const mentionsIn = (recognition: Recognition, text: string): unknown[] => {
  const file = parsed(text);
  return file.acts.map((act) => shown(recognizeAct(recognition, file, act)));
};

describe('what was found in other acts', () => {
  const alone = TEXTS.map((text) => mentionsIn(loadRecognition(rules), text));
  it('is found at all', () => {
    expect(alone.flat(2).length).toBeGreaterThan(TEXTS.length);
    expect(alone[0]).not.toEqual(alone[1]);
  });
  it.each([
    ['in this order', [0, 1, 2, 3]],
    ['the other way round', [3, 2, 1, 0]],
    ['again', [1, 0, 1, 0, 3, 3]],
  ])('changes nothing of what is found in the next: %s', (_, order) => {
    const recognition = loadRecognition(rules);
    expect(order.map((index) => mentionsIn(recognition, TEXTS[index] ?? ''))).toEqual(order.map((index) => alone[index]));
  });
});
