import type { Connection } from '../dataset.js';
import type { Row } from '../rows/row.js';
import { indexedWords, type WordTools } from '../words.js';
import { compareAll, type Comparison, type Pair } from './pairs.js';
import { type Passage, passagesOf, placesOf, type ShingledClause } from './passages.js';
import { shinglesOf } from './shingles.js';

/** From how much of its wording on an act is taken for a copy of an earlier one. */
const PARENT_SHARE = 0.3;
/** Acts beyond which shingles are sampled, to hold memory: shares become estimates, passages stay exact. */
const ALL_SHINGLES = 2000;
const SAMPLE = 8;

/**
 * Which primary acts descend from common wording, with the shared passages and the likely parent of each: rows of
 * `text_similarity` and `shared_passages`. Reads clauses and stems stored; rows come in a fixed order, passages one by one as they are
 * asked for.
 */
export const similarityRows = (db: Connection, words: WordTools): Readonly<Record<string, Iterable<Row>>> => {
  const acts = actsByTime(db);
  const stored = reader(db);
  const step = acts.length > ALL_SHINGLES ? SAMPLE : 1;
  const comparison = compareAll(acts.map(({ id }) => distinct(stored(id), step)));
  const links = comparison.pairs.map((pair) => linkOf(acts, pair)).filter((link) => link !== null);
  const parents = parentsOf(links);
  const sorted = [...links].sort((a, b) => (key(a) < key(b) ? -1 : 1));
  return {
    text_similarity: sorted.map((link) => ({
      act_id: link.act.id,
      other_id: link.other.id,
      similarity: link.similarity,
      act_share: link.actShare,
      other_share: link.otherShare,
      names_other_agency: link.namesOther ? 1 : 0,
      is_likely_parent: parents.get(link.act.id) === link ? 1 : 0,
    })),
    shared_passages: passageRows(db, words, stored, comparison, sorted),
  };
};

interface ActInTime {
  readonly id: string;
  readonly date: string | null;
  readonly agency: string | null;
  /** Other agencies it names as keepers of the list. */
  readonly others: ReadonlySet<string>;
}

/** Two acts, the later one first where dates tell. */
interface Link {
  readonly act: ActInTime;
  readonly other: ActInTime;
  readonly similarity: number;
  readonly actShare: number;
  readonly otherShare: number;
  /** The act names the agency of the other: left in by whoever copied. */
  readonly namesOther: boolean;
}

const key = ({ act, other }: Link): string => `${act.id} ${other.id}`;

const actsByTime = (db: Connection): readonly ActInTime[] => {
  const others = db.prepare<[string], string>('SELECT DISTINCT name FROM agency_mentions WHERE act_id = ? AND NOT own').pluck();
  return db
    .prepare<[], { id: string; date: string | null; agency: string | null }>(
      "SELECT id, date, agency FROM acts WHERE is_primary ORDER BY ifnull(date, '9999'), id",
    )
    .all()
    .map((act) => ({ ...act, others: new Set(others.all(act.id)) }));
};

const CACHED = 600;

/** Reads the clauses of an act's own text, shingled; the last acts read stay at hand. */
const reader = (db: Connection): ((act: string) => readonly ShingledClause[]) => {
  const select = db.prepare<[string], { id: string; stems: string }>(
    `SELECT clauses.id AS id, clauses_fts.stems AS stems
     FROM parts JOIN clauses ON clauses.part_id = parts.id JOIN clauses_fts ON clauses_fts.rowid = clauses.rowid
     WHERE parts.act_id = ? AND parts.kind IN ('order', 'procedure') AND clauses.zone = 'body'
     ORDER BY parts.ordinal, clauses.rowid`,
  );
  const cache = new Map<string, readonly ShingledClause[]>();
  return (act) => {
    const hit = cache.get(act);
    if (hit !== undefined) return hit;
    const made = select.all(act).map(({ id, stems }) => ({ id, shingles: shinglesOf(stems === '' ? [] : stems.split(' ')) }));
    if (cache.size >= CACHED) cache.clear();
    cache.set(act, made);
    return made;
  };
};

const distinct = (clauses: readonly ShingledClause[], step: number): Float64Array => {
  const all = new Set<number>();
  for (const { shingles } of clauses) for (const shingle of shingles) if (shingle % step === 0) all.add(shingle);
  return Float64Array.from(all).sort();
};

const linkOf = (acts: readonly ActInTime[], pair: Pair): Link | null => {
  const [first, second] = [acts[pair.first], acts[pair.second]];
  if (first === undefined || second === undefined) return null;
  const names = (act: ActInTime, other: ActInTime): boolean => other.agency !== null && act.others.has(other.agency);
  // Acts stand in the order of time; where dates do not tell, the act that names the other's agency came later.
  const known = first.date !== null && second.date !== null && first.date !== second.date;
  const swapped = !known && names(first, second) && !names(second, first);
  const [act, other] = swapped ? [first, second] : [second, first];
  return {
    act,
    other,
    similarity: pair.similarity,
    actShare: swapped ? pair.firstShare : pair.secondShare,
    otherShare: swapped ? pair.secondShare : pair.firstShare,
    namesOther: names(act, other),
  };
};

/** Of each act the earlier one that it most likely was copied from. */
const parentsOf = (links: readonly Link[]): ReadonlyMap<string, Link> => {
  const best = new Map<string, Link>();
  for (const link of links.filter(mayBeParent)) {
    const earlier = best.get(link.act.id);
    if (earlier === undefined || isCloser(link, earlier)) best.set(link.act.id, link);
  }
  return best;
};

const mayBeParent = ({ act, other, actShare, namesOther }: Link): boolean =>
  namesOther || (actShare >= PARENT_SHARE && act.date !== null && other.date !== null && other.date < act.date);

const isCloser = (link: Link, than: Link): boolean => {
  if (link.namesOther !== than.namesOther) return link.namesOther;
  if (link.actShare !== than.actShare) return link.actShare > than.actShare;
  return `${link.other.date} ${link.other.id}` < `${than.other.date} ${than.other.id}`;
};

/** Passages of the closest pairs of each act. */
function* passageRows(
  db: Connection,
  words: WordTools,
  stored: (act: string) => readonly ShingledClause[],
  { actsWith }: Comparison,
  links: readonly Link[],
): Generator<Row> {
  const place = placer(db, words);
  const byOther = grouped(closest(links), ({ other }) => other.id);
  for (const [other, list] of [...byOther].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const otherClauses = stored(other);
    const places = placesOf(otherClauses);
    for (const { act } of list) {
      const clauses = stored(act.id);
      yield* passagesOf(clauses, places, (shingle) => Math.max(2, actsWith(shingle))).flatMap((passage, index) =>
        passageRow(act.id, other, index + 1, passage, { clauses, otherClauses, place }),
      );
    }
  }
}

const PAIRS_WITH_PASSAGES = 3;

const closest = (links: readonly Link[]): readonly Link[] => {
  const byAct = grouped(links, ({ act }) => act.id);
  return [...byAct.values()].flatMap((list) =>
    [...list].sort((a, b) => b.actShare - a.actShare || (key(a) < key(b) ? -1 : 1)).slice(0, PAIRS_WITH_PASSAGES),
  );
};

const grouped = <T>(list: readonly T[], name: (each: T) => string): ReadonlyMap<string, readonly T[]> => {
  const groups = new Map<string, T[]>();
  for (const each of list) {
    const group = groups.get(name(each));
    if (group === undefined) groups.set(name(each), [each]);
    else group.push(each);
  }
  return groups;
};

interface Placed {
  readonly quote: string;
  readonly page: number | null;
  readonly start: number;
  readonly end: number;
}

/** Where words of a clause stand in the text of its document. */
const placer = (db: Connection, words: WordTools): ((clause: string, start: number, count: number) => Placed | null) => {
  const select = db.prepare<[string], { text: string; page: number | null; start: number }>(
    'SELECT text, page, start_offset AS start FROM clauses WHERE id = ?',
  );
  const read = (clause: string) => {
    const row = select.get(clause);
    return row === undefined ? null : { ...row, all: indexedWords(words, row.text) };
  };
  const known = new Map<string, ReturnType<typeof read>>();
  const clauseOf = (clause: string): ReturnType<typeof read> => {
    const hit = known.get(clause);
    if (hit !== undefined) return hit;
    if (known.size >= CACHED) known.clear();
    const made = read(clause);
    known.set(clause, made);
    return made;
  };
  return (clause, start, count) => {
    const row = clauseOf(clause);
    if (row === null) return null;
    const { all } = row;
    const [first, last] = [all[start], all[start + count - 1]];
    if (first === undefined || last === undefined) return null;
    return { quote: row.text.slice(first.start, last.end), page: row.page, start: row.start + first.start, end: row.start + last.end };
  };
};

const passageRow = (
  act: string,
  other: string,
  ordinal: number,
  passage: Passage,
  from: {
    readonly clauses: readonly ShingledClause[];
    readonly otherClauses: readonly ShingledClause[];
    readonly place: ReturnType<typeof placer>;
  },
): readonly Row[] => {
  const clause = from.clauses[passage.clause]?.id ?? '';
  const otherClause = from.otherClauses[passage.otherClause]?.id ?? '';
  const [place, otherPlace] = [
    from.place(clause, passage.start, passage.words),
    from.place(otherClause, passage.otherStart, passage.words),
  ];
  if (place === null || otherPlace === null) return [];
  return [
    {
      act_id: act,
      other_id: other,
      ordinal,
      words: passage.words,
      acts_with_it: passage.acts,
      clause_id: clause,
      quote: place.quote,
      page: place.page,
      start_offset: place.start,
      end_offset: place.end,
      other_clause_id: otherClause,
      other_start_offset: otherPlace.start,
      other_end_offset: otherPlace.end,
    },
  ];
};
