import { write } from '../system/render.js';
import { cellsRight, charactersRight, labelsRight, sum, type Score } from './measures.js';
import type { InputFile, TextReader } from './readers.js';
import type { MadeDocument } from './truth.js';

/** What one reader got right of the documents of one set; null where it reads none of them or there is nothing to get right. */
export interface Quality {
  readonly set: MadeDocument['set'];
  readonly reader: string;
  readonly labels: Score | null;
  readonly characters: Score | null;
  readonly cells: Score | null;
  /** Documents that it threw on. */
  readonly failed: number;
}

/** Every reader on every set it can read. `folder` takes copies of the documents for readers that are programs. */
export const measureQuality = async (
  readers: readonly TextReader[],
  documents: readonly MadeDocument[],
  folder: string,
): Promise<readonly Quality[]> => {
  const results: Quality[] = [];
  for (const set of new Set(documents.map((document) => document.set))) {
    const own = documents.filter((document) => document.set === set);
    for (const reader of readers.filter(({ reads }) => own.some(({ name }) => reads.test(name)))) {
      const scores: DocumentScores[] = [];
      for (const document of own)
        scores.push(await scoresOf(reader, document, { file: write(folder, document.name, document.bytes), bytes: document.bytes }));
      results.push({
        set,
        reader: reader.name,
        labels: total(scores.map(({ labels }) => labels)),
        characters: total(scores.map(({ characters }) => characters)),
        cells: total(scores.map(({ cells }) => cells)),
        failed: scores.filter(({ failed }) => failed).length,
      });
    }
  }
  return results;
};

interface DocumentScores {
  readonly labels: Score;
  readonly characters: Score;
  readonly cells: Score | null;
  readonly failed: boolean;
}

const scoresOf = async (reader: TextReader, document: MadeDocument, input: InputFile): Promise<DocumentScores> => {
  const text = await reader.text(input).catch(() => null);
  const hasCells = document.cells.length > 0 && reader.rows !== null;
  const rows = hasCells ? ((await reader.rows?.(input).catch(() => [])) ?? []) : [];
  return {
    labels: labelsRight(document.labels, text ?? ''),
    characters: document.text === null ? { right: 0, of: 0 } : charactersRight(document.text, text ?? ''),
    cells: hasCells ? cellsRight(document.cells, rows) : null,
    failed: text === null,
  };
};

const total = (scores: readonly (Score | null)[]): Score | null => {
  const all = sum(scores.filter((score) => score !== null));
  return all.of === 0 ? null : all;
};
