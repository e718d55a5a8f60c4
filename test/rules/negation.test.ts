import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadRecognition } from '../../src/rules/load.js';
import { tryText } from '../../src/rules/try.js';

const recognition = loadRecognition(path.resolve(import.meta.dirname, '../../rules'));

const emitted = (text: string): boolean =>
  tryText(recognition, text, []).some(({ rule }) => 'provision' in rule.emit && rule.emit.provision === 'list-publication');

describe('what is denied by its predicate', () => {
  it.each([
    ['Размещение Перечня на официальном сайте не требуется.'],
    ['Размещение Перечня на официальном сайте Комитета в сети «Интернет» не предусмотрено.'],
    ['Публикация Перечня на официальном сайте не производится.'],
    ['Размещать Перечень на официальном сайте необязательно.'],
    ['Перечень не подлежит размещению на официальном сайте.'],
    ['Перечень на официальном сайте не размещается.'],
  ])('%s', (text) => {
    expect(emitted(text)).toBe(false);
  });
});

describe('what only looks denied', () => {
  it.each([
    ['another thing is denied', 'Для размещения Перечня на официальном сайте согласование не требуется.'],
    ['another thing, behind a comma', 'Размещение Перечня на официальном сайте осуществляет отдел, согласование не требуется.'],
    ['a condition', 'Размещение Перечня на официальном сайте не осуществляется до его утверждения.'],
    ['a term', 'Размещение Перечня на официальном сайте осуществляется не позднее 10 рабочих дней.'],
    ['an object of its own', 'Размещение Перечня на официальном сайте не требует согласования.'],
  ])('%s: %s', (_, text) => {
    expect(emitted(text)).toBe(true);
  });
});

const keeps = (text: string): boolean =>
  tryText(recognition, text, []).some(({ rule }) => 'role' in rule.emit && rule.emit.role === 'authorized-person');

describe('roles that nobody is given', () => {
  it.each([
    ['Назначение ответственного за ведение Перечня не требуется.', false],
    ['Ответственное за ведение Перечня лицо не назначается.', false],
    ['Ведение Перечня не закрепляется за отдельным работником.', false],
    ['Ответственное за ведение Перечня лицо назначается приказом.', true],
    ['Ведение Перечня закрепляется за главным специалистом общего отдела.', true],
    ['Ответственное за ведение Перечня лицо назначается приказом и не может передать свои обязанности.', true],
  ])('%s', (text, expected) => {
    expect(keeps(text)).toBe(expected);
  });
});
