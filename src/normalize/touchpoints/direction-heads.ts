import type { Span } from '../../model/index.js';
import type { ActInput } from '../context.js';
import { scanChannels } from './channels.js';

/**
 * Where the names of an item begin: «по опеке и попечительству – | кабинет 3, телефон». What it is about stands before the dash: it
 * opens with a preposition and names no channel itself.
 */
export const behindDirection = (input: ActInput, { start, end }: Span): Span => {
  const text = input.file.text.slice(start, end);
  const dash = / [–—-] /u.exec(text);
  if (dash === null) return { start, end };
  const head = scanChannels(input.recognition, text.slice(0, dash.index), start);
  const isDirection = head.channels.length === 0 && input.recognition.grammar.attributePrepositions.includes(head.tokens[0]?.form ?? '');
  const from = start + dash.index + dash[0].length;
  const [first] = scanChannels(input.recognition, input.file.text.slice(from, end), from).channels;
  return isDirection && (first?.from ?? OPENING_TOKENS) < OPENING_TOKENS ? { start: from, end } : { start, end };
};

/** Words before the first channel: «официальный сайт», «единый портал». */
const OPENING_TOKENS = 3;
