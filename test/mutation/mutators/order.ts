import type { Span } from '../../../src/model/index.js';
import { clauseAt, cut, replaced, type Edit } from '../edits.js';
import { grounds, leadsTo, mutator, rewritten, said, type MutationInput, type Mutator } from '../mutator.js';
import type { Subject } from '../subject.js';

const partOf = ({ act }: Subject, kind: string): Span => act.parts.find((part) => part.kind === kind) ?? { start: 0, end: 0 };

/** Takes out the number and the date by which the act implemented is cited. */
export const basisMutators: readonly Mutator[] = [
  mutator('without number and date', 'weaken', (input) => {
    const edits = grounds(input).flatMap((place) => citationEdits(input.subject, { start: place.start, end: place.end + 90 }));
    return leadsTo('missing', edits);
  }),
  mutator('another preamble', 'alter', (input) => {
    const [place] = grounds(input);
    const node = place === undefined ? null : clauseAt(input.subject, place);
    if (node === null || node.clause.zone !== 'preamble') return null;
    const verb = /(?<![\p{L}])\p{L}(?:\s?\p{L}){4,}\s*:?\s*$/u
      .exec(node.clause.text)?.[0]
      .split(/\s{2,}|,/u)
      .at(-1)
      ?.trim();
    const word =
      /(приказываю|постановляю|обязываю|п\s*р\s*и\s*к\s*а\s*з\s*ы\s*в\s*а\s*ю|п\s*о\s*с\s*т\s*а\s*н\s*о\s*в\s*л\s*я\s*ю)\s*:?\s*$/iu.exec(
        node.clause.text,
      )?.[0] ?? verb;
    if (word === undefined) return null;
    const opening = input.random.pick(PREAMBLES);
    return leadsTo('missing', [{ start: node.clause.start, end: node.clause.end, text: `${opening} ${word}` }]);
  }),
];

const PREAMBLES = [
  'В целях повышения качества взаимодействия с клиентами',
  'Для упорядочения работы с точками взаимодействия',
  'С целью внедрения клиентоцентричного подхода',
];

/** «от 12.05.2024 № 15», «№ 15 от 12 мая 2024 г.» */
const CITED = [
  /\s*от\s+[«"]?\d{1,2}[»"]?[.\s](?:\d{2}\.\d{4}|\p{L}+\s+\d{4})(?:\s*г(?:ода|\.))?\s*№\s*[\p{L}\d\-/]+/gu,
  /\s*№\s*[\p{L}\d\-/]+\s+от\s+[«"]?\d{1,2}[»"]?[.\s](?:\d{2}\.\d{4}|\p{L}+\s+\d{4})(?:\s*г(?:ода|\.))?/gu,
];

const citationEdits = ({ text, act }: Subject, place: Span): Edit[] => {
  const part = act.parts.find(({ start, end }) => start <= place.start && place.start <= end);
  const preamble = part?.clauses.find(({ zone, start, end }) => zone === 'preamble' && start <= place.start && place.start <= end);
  const within = preamble ?? place;
  return CITED.flatMap((pattern) =>
    [...text.slice(within.start, within.end).matchAll(pattern)].map((match) => ({
      start: within.start + match.index,
      end: within.start + match.index + match[0].length,
      text: '',
    })),
  );
};

/** Takes requisites away one by one, from the head of the order and from the stamp that repeats them. */
export const requisiteMutators: readonly Mutator[] = [
  mutator('without number', 'delete', (input) => withoutRequisite(input, 'number')),
  mutator('without date', 'delete', (input) => withoutRequisite(input, 'date')),
  mutator('without the name of the signatory', 'delete', (input) => withoutRequisite(input, 'signatoryName')),
  mutator('without the post of the signatory', 'delete', (input) => withoutRequisite(input, 'signatoryPosition')),
];

type Requisite = 'number' | 'date' | 'signatoryName' | 'signatoryPosition';

const withoutRequisite = ({ subject }: MutationInput, name: Requisite): ReturnType<Mutator['mutate']> => {
  const field = subject.act.requisites[name];
  const order = partOf(subject, 'order');
  if (field.state !== 'found' || field.start < order.start || field.start >= order.end) return null;
  const { text } = subject;
  const [before, after] =
    name === 'number' ? [/№\s*$/u, /^$/u] : name === 'date' ? [/(?<!\p{L})от\s+$/u, /^\s*г(?:ода|\.)/u] : [/^$/u, /^$/u];
  const start = field.start - (before.exec(text.slice(Math.max(0, field.start - 4), field.start))?.[0].length ?? 0);
  const end = field.end + (after.exec(text.slice(field.end, field.end + 6))?.[0].length ?? 0);
  const stamp = stampOf(subject);
  const pattern = name === 'number' ? /\s*№\s*\S+/u : name === 'date' ? /(?<!\p{L})от\s+[^№\n]*(?=№|$)/u : null;
  const again = stamp === null || pattern === null ? [] : (rewritten(subject, stamp, pattern, () => '') ?? []);
  return leadsTo('partial', [{ start, end, text: '' }, ...again]);
};

/** Changes what the stamp over the procedure repeats. */
export const stampMutators: readonly Mutator[] = [
  mutator('another date', 'alter', (input) => inStamp(input, 'deviates', /(\d{4})(?!\d)/u, ([year]) => String(Number(year) - 1))),
  mutator('another number', 'alter', (input) =>
    inStamp(
      input,
      'deviates',
      /(№\s*)(\S+)(?![\s\S]*№)/u,
      ([, sign, number]) => `${sign}${number?.replace(/\d+/u, (digits) => String(Number(digits) + 7))}`,
    ),
  ),
  mutator('blanks', 'weaken', (input) => inStamp(input, 'deviates', /от\s+[^№]*№\s*\S+/u, () => 'от ____________ № ______')),
  mutator('date alone', 'weaken', (input) => inStamp(input, 'deviates', /\s*№\s*\S+(?![\s\S]*№)/u, () => '')),
  mutator('delete', 'delete', (input) => {
    const stamp = stampOf(input.subject);
    return stamp === null ? null : leadsTo('missing', [{ start: stamp.start, end: stamp.end + 1, text: '' }]);
  }),
  mutator('bare annex', 'weaken', (input) => {
    const stamp = stampOf(input.subject);
    return stamp === null ? null : leadsTo('missing', [{ start: stamp.start, end: stamp.end, text: 'Приложение' }]);
  }),
];

const stampOf = ({ act }: Subject): Span | null => act.parts.find(({ kind }) => kind === 'procedure')?.stamp ?? null;

const inStamp = (
  { subject }: MutationInput,
  status: 'deviates',
  pattern: RegExp,
  by: (match: RegExpExecArray) => string,
): ReturnType<Mutator['mutate']> => {
  const stamp = stampOf(subject);
  return stamp === null ? null : leadsTo(status, rewritten(subject, stamp, pattern, by));
};

/** Who controls execution. */
export const controlMutators: readonly Mutator[] = [
  mutator('without the name', 'weaken', (input) => controlSaid(input, 'post', 'partial')),
  mutator('a unit', 'alter', (input) => controlSaid(input, 'unit', 'partial')),
  mutator('execution alone', 'alter', (input) => {
    const edits = replaced(input.subject, grounds(input), input.random.pick(input.material.weaken['order.control'] ?? []));
    return leadsTo('missing', edits);
  }),
  mutator('delete', 'delete', (input) => leadsTo('missing', cut(input.subject, grounds(input)))),
];

const PLAIN = {
  post: [
    'Контроль за исполнением настоящего приказа возложить на заместителя руководителя.',
    'Контроль исполнения настоящего приказа поручить первому заместителю руководителя.',
  ],
  unit: [
    'Контроль за исполнением настоящего приказа возложить на отдел кадров.',
    'Контроль исполнения настоящего приказа поручить отделу правового обеспечения.',
  ],
};

const controlSaid = (input: MutationInput, kind: 'post' | 'unit', status: 'partial'): ReturnType<Mutator['mutate']> => {
  const template = input.random.pick([...(input.grammar.order.control[kind] ?? []), ...PLAIN[kind]]);
  const saying = said(input, template);
  return saying === null ? null : leadsTo(status, replaced(input.subject, grounds(input), saying));
};
