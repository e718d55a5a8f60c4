import type { Deadline, Direction, TimeUnit } from '../../model/index.js';
import type { ExpectationOf } from '../../rules/require-schema.js';
import { commonDirection, directionOf } from '../duration.js';
import { grounds, type Check, type CheckInput } from '../verdict.js';

/** Terms for several answers. Another figure deviates; where only some are given and none differs, it is partial. */
export const responseTime: Check<'response-time'> = (input, expect) => {
  const { wording } = input;
  const answers = expect.terms.map((term) => answerOf(input, term));
  const given = answers.filter(({ deadlines }) => deadlines.length > 0);
  const lacking = answers.filter(({ deadlines }) => deadlines.length === 0);
  const contradicting = given.filter(({ contradicts }) => contradicts);
  const differing = given.filter(({ directions, contradicts }) => contradicts || directions.length > 0);
  const data = {
    found: wording.list(given.map(({ text }) => text)),
    lacking: wording.list(lacking.map(({ label }) => label)),
    differing: wording.list(differing.map(({ text }) => text)),
  };
  const evidence = grounds(given.flatMap(({ deadlines }) => deadlines));
  const conflicts = grounds(
    contradicting.flatMap(({ deadlines }) => deadlines),
    'contradicts',
  );
  if (conflicts.length > 0) {
    return { status: 'deviates', case: 'conflict', direction: 'different', rests: 'found', data, evidence: conflicts };
  }
  if (differing.length > 0) {
    const direction = commonDirection(differing.flatMap(({ directions }) => directions));
    return {
      status: 'deviates',
      case: 'differs',
      direction,
      rests: 'found',
      data,
      evidence: grounds(differing.flatMap(({ deadlines }) => deadlines)),
    };
  }
  if (given.length === 0) return { status: 'missing', case: 'missing', rests: 'absent', data, evidence };
  return lacking.length > 0
    ? { status: 'partial', case: 'partial', rests: 'absent', data, actual: wording.fill(wording.lexicon.actual.items, data), evidence }
    : { status: 'met', case: 'met', rests: 'found', data, evidence };
};

interface Answer {
  readonly label: string;
  readonly text: string;
  readonly deadlines: readonly Deadline[];
  readonly directions: readonly Direction[];
  readonly contradicts: boolean;
}

type Term = ExpectationOf<'response-time'>['terms'][number];

const answerOf = ({ act, wording }: CheckInput, wanted: Term): Answer => {
  const deadlines = act.facts.deadlines.filter((each) => each.action === wanted.action && (each.conflict || isMeasured(each)));
  const measured = deadlines.filter(isMeasured);
  const terms = [...new Set(measured.map(({ value, unit }) => wording.term(value, unit)))];
  const quotes = terms.length > 0 ? terms : deadlines.map(({ quote }) => wording.quoted(wording.quote(quote)));
  return {
    label: wanted.label,
    text: `${wanted.label} – ${quotes.join(', ')}`,
    deadlines,
    directions: measured.map((each) => directionOf(each, wanted)).filter((direction) => direction !== null),
    contradicts: terms.length > 1 || deadlines.some(({ conflict }) => conflict),
  };
};

const isMeasured = (deadline: Deadline): deadline is Deadline & { readonly value: number; readonly unit: TimeUnit } =>
  deadline.value !== null && deadline.unit !== null;
