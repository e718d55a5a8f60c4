import { z } from 'zod';

const line = z.string().min(1);
const words = z.strictObject({ title: line, description: line, licence: line, program: line, measured: line, parameters: line });

/** `rules/lexicon/exports.yaml`: what exports of the dataset say of themselves. */
export const exportsLexiconSchema = z.strictObject({ ru: words, en: words });

export type ExportsLexicon = z.infer<typeof exportsLexiconSchema>;
