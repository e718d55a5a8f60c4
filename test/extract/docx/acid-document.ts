import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { docx, type DocxSource, p } from './build.js';

const schema = z.strictObject({
  styles: z.string(),
  numbering: z.string(),
  footnotes: z.string(),
  endnotes: z.string(),
  comments: z.string(),
  settings: z.string(),
  headers: z.record(z.string(), z.string()),
  footers: z.record(z.string(), z.string()),
  end: z.string(),
  parts: z.array(
    z.strictObject({
      name: z.string(),
      id: z.string(),
      text: z.string().optional(),
      docx: z.string().optional(),
      external: z.string().optional(),
    }),
  ),
  traps: z.array(z.strictObject({ trap: z.string(), body: z.string(), expect: z.array(z.string()) })),
});

export type Acid = z.infer<typeof schema>;

export const acid: Acid = schema.parse(parse(readFileSync(new URL('../../../fixtures/docx/acid.yaml', import.meta.url), 'utf8')));

export const MARK = '§ ';

/** The one trap that mammoth throws on: a comment inside `w:t`. */
export const TOO_MUCH_FOR_MAMMOTH: readonly string[] = ['cdata-and-comment'];

/** The acid document: every trap (but those named) after a paragraph with its name. */
export const acidSource = async (without: readonly string[] = []): Promise<DocxSource> => ({
  ...acid,
  body:
    acid.traps
      .filter(({ trap }) => !without.includes(trap))
      .map(({ trap, body }) => `${p(`${MARK}${trap}`)}${body}`)
      .join('') + acid.end,
  parts: await Promise.all(
    acid.parts.map(async ({ name, id, text, docx: inner, external }) => ({
      name,
      id,
      bytes: inner === undefined ? (text ?? '') : await docx({ body: inner }),
      ...(external === undefined ? {} : { external }),
    })),
  ),
});
