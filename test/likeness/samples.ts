import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import type { Passage } from '../../src/parse/mentions/passages.js';
import { recognizeAct } from '../../src/parse/mentions/index.js';
import { traceFile, type Pipeline } from '../../src/pipeline.js';
import { traitsOf, type Traits } from '../../src/rules/likeness/traits.js';
import type { IsDenial } from '../../src/rules/phrase/negation.js';
import type { Recognition } from '../../src/rules/load.js';
import { unitOf } from '../../src/rules/phrase/unit.js';
import { tokenize, type Token } from '../../src/rules/tokens.js';
import { tryText } from '../../src/rules/try.js';
import { codeOf, triggerCode } from '../../src/rules/likeness/codes.js';
import { readLabel, type ActLabel } from '../corpus/labels.js';
import { readWordings } from './wordings.js';

/** A stretch of text with what it is known to say. */
export interface Sample {
  readonly traits: Traits;
  readonly codes: readonly string[];
  /** What the act says by its label and no rule found: whether this stretch says it is not known. */
  readonly open: readonly string[];
  readonly text: string;
}

/** The stretches of one act of a labelled order. */
export interface LabelledAct {
  readonly order: string;
  readonly samples: readonly Sample[];
  /** Provisions the act has by its label, wherever they stand in it. */
  readonly provisions: ReadonlySet<string>;
}

/** Examples and near misses of the rules, and other ways to say the same. */
export const wordingSamples = (recognition: Recognition, isDenial: IsDenial): Sample[] => {
  const sample = (lines: readonly string[], code: string | null): Sample => {
    const text = lines.at(-1) ?? '';
    const cut = (line: string): readonly Token[] => tokenize(recognition.stem, line);
    const place = { own: unitOf(cut(text)), lead: unitOf(lines.slice(0, -1).flatMap(cut)) };
    const found = tryText(recognition, text, lines.slice(0, -1)).flatMap(({ rule }) => codeOf(rule.emit) ?? []);
    return {
      text,
      open: [],
      traits: traitsOf(recognition.vocabulary.finder, isDenial, place),
      codes: [...new Set(code === null ? found : [...found, code])],
    };
  };
  const examples = recognition.book.rules.flatMap(({ emit, examples: of }) => {
    const code = codeOf(emit);
    if (code === null) return [];
    const lines = ({ text, under }: { text: string; under?: string[] | undefined }): string[] => [
      ...(under ?? []),
      text.replace(/[⟦⟧]/gu, ''),
    ];
    return [...of.match.map((each) => sample(lines(each), code)), ...of['no-match'].map((each) => sample(lines(each), null))];
  });
  const blind = readWordings('dev').map(({ lines, codes, meets }): Sample => {
    const read = sample(lines, null);
    return meets
      ? { ...read, codes: [...new Set([...read.codes, ...codes])] }
      : { ...read, codes: read.codes.filter((code) => !codes.includes(code)) };
  });
  return [
    ...examples,
    ...paraphrases().map(({ lines, code }) => sample(lines, code === null ? null : codeOf({ provision: code }))),
    ...blind,
  ];
};

const FOLDER = 'fixtures/paraphrases';

const paraphrases = (): { lines: readonly string[]; code: string | null }[] =>
  readdirSync(FOLDER).flatMap((file) => {
    const table = parse(readFileSync(path.join(FOLDER, file), 'utf8')) as Record<
      string,
      Record<'match' | 'no-match', (string | string[])[]>
    >;
    return Object.entries(table).flatMap(([code, kinds]) => [
      ...kinds.match.map((phrase) => ({ lines: [phrase].flat(), code })),
      ...kinds['no-match'].map((phrase) => ({ lines: [phrase].flat(), code: null })),
    ]);
  });

/** The labelled orders that may be read: the samples and the half of the bank that is for work. */
export const labelledActs = async (pipeline: Pipeline, isDenial: IsDenial): Promise<LabelledAct[]> => {
  const acts: LabelledAct[] = [];
  for (const [labels, orders] of [
    ['fixtures/orders', 'fixtures/orders'],
    ['corpus/labels', 'corpus/orders'],
  ] as const) {
    for (const file of readdirSync(labels)
      .filter((name) => name.endsWith('.yaml'))
      .sort()) {
      const label = readLabel(path.join(labels, file));
      if (label.half === 'test') continue;
      acts.push(...(await actsOf(pipeline, isDenial, path.basename(file, '.yaml'), path.join(orders, label.file), label.acts)));
    }
  }
  return acts;
};

const actsOf = async (
  pipeline: Pipeline,
  isDenial: IsDenial,
  order: string,
  file: string,
  labels: readonly ActLabel[],
): Promise<LabelledAct[]> => {
  const { recognition } = pipeline.contexts.normalize;
  const bytes = readFileSync(file);
  const { parsed } = await traceFile(pipeline, { path: file, sha256: createHash('sha256').update(bytes).digest('hex'), bytes });
  if (parsed === null) return [];
  return parsed.acts.flatMap((act, index) => {
    const label = labels[index];
    // Another version of an order is labelled once, and what is about something else has none of the provisions.
    if (label === undefined || (!label.is_primary && label.scope === 'touchpoint-procedure')) return [];
    const { mentions, passages, finder } = recognizeAct({ ...recognition, likeness: null }, parsed, act);
    const provisions = new Set(label.is_primary ? [...label.provisions, ...label.triggers.map(({ kind }) => triggerCode(kind))] : []);
    const samples = passages.filter(isStretch).map((passage) => {
      const [start, end] = [passage.own.tokens[0]?.start ?? 0, passage.own.tokens.at(-1)?.end ?? 0];
      const found = mentions.filter(({ match }) => match.start < end && match.end > start).flatMap(({ emit }) => codeOf(emit) ?? []);
      return {
        text: parsed.text.slice(start, end),
        traits: traitsOf(finder, isDenial, passage),
        codes: [...new Set(found)].filter((code) => provisions.has(code)),
      };
    });
    const found = new Set(mentions.flatMap(({ emit }) => codeOf(emit) ?? []));
    const open = [...provisions].filter((code) => !found.has(code));
    return [{ order, samples: samples.map((sample): Sample => ({ ...sample, open })), provisions }];
  });
};

const isStretch = ({ level, clause }: Passage): boolean => level === 'segment' && (clause.zone === 'body' || clause.zone === 'preamble');
