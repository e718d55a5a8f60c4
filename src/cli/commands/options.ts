import { Option } from 'commander';
import type { Messages } from '../../messages/index.js';
import { Refusal } from '../../model/index.js';

/** `--json`: data instead of text. */
export const jsonOption = (messages: Messages): Option => new Option('--json', messages.texts.help.json);

/** @throws Refusal `option-invalid` */
export const oneOf = <T extends string>(option: string, allowed: readonly T[], value: string): T => {
  const found = allowed.find((each) => each === value);
  if (found === undefined) throw new Refusal('option-invalid', { option, value, allowed: allowed.join(', ') });
  return found;
};

/** A day that there is, as ISO 8601 writes it. @throws Refusal `option-invalid` */
export const isoDate = (option: string, value: string): string => {
  const day = /^\d{4}-\d{2}-\d{2}$/u.test(value) ? new Date(`${value}T00:00:00Z`) : null;
  if (day === null || Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== value) {
    throw new Refusal('option-invalid', { option, value, allowed: '2026-12-31' });
  }
  return value;
};

/** A whole number from 1 to 999,999. @throws Refusal `option-invalid` */
export const wholeNumber = (option: string, value: string): number => {
  if (!/^[1-9]\d{0,5}$/u.test(value)) throw new Refusal('option-invalid', { option, value, allowed: '1, 2, 3, …' });
  return Number(value);
};
