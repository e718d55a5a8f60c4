import { listVerdict } from '../list-verdict.js';
import { termNames, type TermName } from '../term-names.js';
import { grounds, type Check } from '../verdict.js';

/** Terms that must be defined. Every definition counts for the one term that its name fits best. */
export const terms: Check<'terms'> = ({ act, context, wording }, expect) => {
  const wanted = expect.terms.map((term) => ({ term, names: term.names.flatMap((name) => termNames(context.stem, name)) }));
  const given = act.facts.definitions.map((definition) => {
    const names = termNames(context.stem, definition.term);
    return {
      definition,
      fits: new Set(
        names.map((name) =>
          bestFit(
            name,
            wanted.map((each) => each.names),
          ),
        ),
      ),
    };
  });
  return listVerdict(
    wording,
    wanted.map(({ term }, index) => ({
      label: term.names[0] ?? '',
      words: term.wording,
      optional: false,
      evidence: grounds(given.filter(({ fits }) => fits.has(index)).map(({ definition }) => definition)),
    })),
  );
};

/** Index of the term that a name fits best, -1 where none: the same words in any order before the same beginning. */
const bestFit = (name: TermName, wanted: readonly (readonly TermName[])[]): number => {
  const scores = wanted.map((names) => Math.max(...names.map((each) => fit(name, each))));
  const best = Math.max(...scores);
  return best > 0 ? scores.indexOf(best) : -1;
};

/** «внутренний клиент учреждения» begins as «внутренний клиент»; «профиль клиента» is no «профиль клиентского сегмента». */
const fit = (name: TermName, wanted: TermName): number => {
  if (name.length === wanted.length && wanted.every((stem) => name.includes(stem))) return wanted.length + 1;
  return wanted.every((stem, index) => name[index] === stem) ? wanted.length : 0;
};
