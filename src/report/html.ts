import { visible } from './visible.js';

/** Markup that is safe to print as it stands. Only `html` and `raw` make it. */
export class Markup {
  constructor(readonly text: string) {}
}

export type Printable = string | number | Markup | null | readonly Printable[];

/**
 * Tagged template: every value is escaped for text and for quoted attributes, but for `Markup`.
 * Null prints nothing, a list prints its members one after another.
 */
export const html = (parts: TemplateStringsArray, ...values: readonly Printable[]): Markup => {
  const printed = parts.map((part, index) => part + (index < values.length ? print(values[index] ?? null) : ''));
  return new Markup(printed.join(''));
};

/** Markup from this program's own files (style sheet, script, embedded data made safe by its maker). */
export const raw = (text: string): Markup => new Markup(text);

const print = (value: Printable): string => {
  if (value === null) return '';
  if (value instanceof Markup) return value.text;
  if (typeof value === 'string') return escapeHtml(value);
  if (typeof value === 'number') return String(value);
  return value.map(print).join('');
};

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text as it may stand between tags and in quoted attributes; marks that steer direction are shown, not obeyed. */
export const escapeHtml = (text: string): string => visible(text).replace(/[&<>"']/g, (mark) => ENTITIES[mark] ?? mark);
