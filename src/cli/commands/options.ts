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

/** A whole number from 1 to 999,999. @throws Refusal `option-invalid` */
export const wholeNumber = (option: string, value: string): number => {
  if (!/^[1-9]\d{0,5}$/u.test(value)) throw new Refusal('option-invalid', { option, value, allowed: '1, 2, 3, …' });
  return Number(value);
};
