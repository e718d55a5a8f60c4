import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';

/**
 * What the files of the built-in rules say, worked out when the program is built: JSON by the hash of a file's text. A text that is
 * not exactly the same, here or in another folder of rules, is not found and is read as YAML, so nothing in it can be out of date.
 */
export type MadeValues = Readonly<Record<string, string>>;

/** Name of the file beside this module; there is none where sources are run. */
export const MADE_FILE = 'made.json';

/** What a text says as plain data, new with each call; undefined where that was not worked out. */
export const madeValue = (text: string, values: MadeValues = madeValues()): unknown => {
  const json = values[hashOf(text)];
  return json === undefined ? undefined : JSON.parse(json);
};

/** @param read what a text says */
export const makeValues = (texts: readonly string[], read: (text: string) => unknown): MadeValues =>
  Object.fromEntries(texts.map((text) => [hashOf(text), JSON.stringify(read(text))]));

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

let known: MadeValues | null = null;

const madeValues = (): MadeValues => (known ??= readValues(new URL(MADE_FILE, import.meta.url)));

const readValues = (file: URL): MadeValues =>
  // The build writes there what `makeValues` gives.
  existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as MadeValues) : {};
