import { DEVIATIONS, type Act, type Clause, type Finding, type Place, SEVERITIES } from '../../model/index.js';
import type { CodesLexicon } from '../../rules/lexicons/codes.js';
import type { LetterContext, LetterOrder } from './input.js';

type Values = Readonly<Record<string, string | number | null>>;

/** `{name}` by value; a stretch in `[[…]]` is left out where its value is null. */
export const filled = (template: string, values: Values): string =>
  template
    .replace(/\[\[([^\]{]*)\{([a-zA-Z]+)\}([^\]]*)\]\]/g, (_, before: string, name: string, after: string) =>
      (values[name] ?? null) === null ? '' : `${before}{${name}}${after}`,
    )
    .replace(/\{([a-zA-Z]+)\}/g, (_, name: string) => String(values[name] ?? ''));

/** The Russian name of a code. */
export const labelOf = (codes: CodesLexicon, list: keyof CodesLexicon, code: string): string => codes[list][code]?.ru ?? code;

/** «приказ от 23.05.2024 № 19». */
export const actName = ({ lexicon }: LetterContext, { requisites }: Act): string => {
  const { actType, date, dateText, number } = requisites;
  const when = date.value === null ? dateText : date.value.split('-').toReversed().join('.');
  return filled(lexicon.letter.act, {
    type: actType.value ?? lexicon.letter.actUnnamed,
    date: when,
    number: number.value,
  });
};

export const clausesOf = (act: Act): ReadonlyMap<string, Clause> =>
  new Map(act.parts.flatMap((part) => part.clauses.map((clause) => [clause.id, clause] as const)));

/** «п. 5.4, с. 3»; null where neither is known. */
export const placeName = ({ lexicon }: LetterContext, act: Act, clauseId: string | null, place: Place | null): string | null => {
  const citation = clausesOf(act).get(clauseId ?? '')?.citation ?? null;
  const page = place?.page == null ? null : filled(lexicon.letter.page, { page: place.page });
  const parts = [citation, page].filter((part) => part !== null);
  return parts.length === 0 ? null : parts.join(', ');
};

/** Deviations that stand, the gravest first, each with its requirement. */
export const standingDeviations = (context: LetterContext, { findings }: LetterOrder) => {
  const requirements = new Map(context.standard.requirements.map((each) => [each.id, each]));
  return findings
    .filter(({ id, status }) => DEVIATIONS.some((each) => each === status) && context.settled(id) === null)
    .flatMap((finding) => {
      const requirement = requirements.get(finding.requirementId);
      return requirement === undefined ? [] : [{ finding, requirement }];
    })
    .sort(
      (a, b) =>
        SEVERITIES.indexOf(a.finding.severity) - SEVERITIES.indexOf(b.finding.severity) || a.requirement.ordinal - b.requirement.ordinal,
    );
};

export const nearestOf = (finding: Finding) => finding.evidence.find(({ role }) => role === 'nearest') ?? null;

const LONGEST = 700;

/** A quote on one line, short enough for a letter. */
export const quoted = (text: string): string => {
  const line = text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[;,.]$/, '');
  return line.length > LONGEST ? `${line.slice(0, LONGEST).replace(/[\ud800-\udbff]$/, '')}…` : line;
};
