import type { Act } from '../model/index.js';
import type { ExplainLexicon } from '../rules/lexicons/explain.js';

type Forms = ExplainLexicon['ownNames']['list'][number];

/**
 * Puts the names that the act itself uses in the place of those of the standard: «Перечень» → «Реестр», «органа» →
 * «Министерства». A name of which the lexicon has no forms stays as the standard has it.
 */
export const withOwnNames = ({ ownNames }: ExplainLexicon, act: Act, text: string): string => {
  const body = act.parts.flatMap(({ clauses }) => clauses.map((clause) => clause.text)).join('\n');
  const keeper = act.facts.roles.find(({ role, designation }) => role === 'authorized-person' && designation !== null)?.designation ?? null;
  const chosen = [
    [ownNames.list, used(ownNames.list, body)],
    [ownNames.agency, used(ownNames.agency.slice(1), body)],
    [ownNames.keeper, ownNames.keeper.find(({ nom }) => nom === keeper?.toLowerCase()) ?? null],
  ] as const;
  return chosen.reduce(
    (result, [[standard], own]) => (standard === undefined || own === null ? result : renamed(result, standard, own)),
    text,
  );
};

/** The name that stands most often with a capital letter within a sentence, in any of its forms. */
const used = (names: readonly Forms[], body: string): Forms | null => {
  const counted = names.map((forms) => ({ forms, count: Object.values(forms).reduce((sum, form) => sum + times(body, form), 0) }));
  const best = counted.reduce((a, b) => (b.count > a.count ? b : a));
  return best.count > 0 ? best.forms : null;
};

const times = (body: string, form: string): number => [...body.matchAll(new RegExp(`(?<!\\p{L})${form}(?!\\p{L})`, 'gu'))].length;

const renamed = (text: string, standard: Forms, own: Forms): string =>
  (Object.keys(standard) as (keyof Forms)[]) // the keys of the schema's strict object
    .toSorted((a, b) => standard[b].length - standard[a].length)
    .reduce(
      (result, form) =>
        result.replace(new RegExp(`(?<!\\p{L})${standard[form]}(?!\\p{L})`, 'gu'), (_, offset: number) => marked(own[form], offset)),
      text,
    )
    .replace(new RegExp(MARK, 'gu'), '');

/** A replaced word is kept from being replaced again by a form that it begins with. */
const MARK = '\u2060';
const marked = (form: string, offset: number): string => {
  const word = offset === 0 ? form.charAt(0).toUpperCase() + form.slice(1) : form;
  return `${word.charAt(0)}${MARK}${word.slice(1)}`;
};
