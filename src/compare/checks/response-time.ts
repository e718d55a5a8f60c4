import { casedDeadlines, type CasedDeadline, type Direction } from '../../model/index.js';
import type { ExpectationOf } from '../../rules/require-schema.js';
import { isMeasured, judgeAnswer, judgeAnswers } from '../judge.js';
import { grounds, type Check, type CheckInput } from '../verdict.js';

/** Terms for several answers, as `judgeAnswers` has them, with their words. */
export const responseTime: Check<'response-time'> = (input, expect) => {
  const { wording } = input;
  const answers = expect.terms.map((term) => answerOf(input, term));
  const given = answers.filter(({ deadlines }) => deadlines.length > 0);
  const data = {
    found: wording.list(given.map(({ text }) => text)),
    lacking: wording.list(answers.filter(({ deadlines }) => deadlines.length === 0).map(({ label }) => label)),
    differing: wording.list(given.filter(({ contradicts, directions }) => contradicts || directions.length > 0).map(({ text }) => text)),
  };
  const judged = judgeAnswers(casedDeadlines(input.act), expect.terms);
  const evidence = grounds(judged.on, judged.case === 'conflict' ? 'contradicts' : 'found');
  const { status, direction } = judged;
  const shared = { status, ...(direction === null ? {} : { direction }), data, evidence };
  switch (judged.case) {
    case 'missing':
      return { ...shared, case: 'missing', rests: 'absent' };
    case 'partial':
      return { ...shared, case: 'partial', rests: 'absent', actual: wording.fill(wording.lexicon.actual.items, data) };
    default:
      return { ...shared, case: judged.case, rests: 'found' };
  }
};

interface Answer {
  readonly label: string;
  readonly text: string;
  readonly deadlines: readonly CasedDeadline[];
  readonly directions: readonly Direction[];
  readonly contradicts: boolean;
}

type Wanted = ExpectationOf<'response-time'>['terms'][number];

const answerOf = ({ act, wording }: CheckInput, wanted: Wanted): Answer => {
  const { given: deadlines, directions, contradicts } = judgeAnswer(casedDeadlines(act), wanted);
  const terms = [...new Set(deadlines.filter(isMeasured).map(({ value, unit }) => wording.term(value, unit)))];
  const quotes = terms.length > 0 ? terms : deadlines.map(({ quote }) => wording.quoted(wording.quote(quote)));
  return { label: wanted.label, text: `${wanted.label} – ${quotes.join(', ')}`, deadlines, directions, contradicts };
};
