import type { FileLabel } from '../corpus/labels.js';
import { divisionUnits, divisionVerdict, typesUnits } from './channels.js';
import { good, type Composer, type Section } from './composer.js';
import { finalUnits } from './final.js';
import { authorizedClause, drawAuthorized, formationUnits, formClause, type Authorized } from './formation.js';
import {
  clientLimitedUnits,
  drawPurpose,
  fillerUnits,
  purposeUnits,
  referenceUnits,
  scopeUnits,
  tasksUnits,
  termsUnits,
} from './general.js';
import type { Grammar } from './grammar.js';
import { canCite, drawLayout, layProcedure, wrapLines } from './layout.js';
import { drawList, listTable, listUnits, listVerdicts, type ListPlan } from './list.js';
import { orderText } from './order.js';
import { drawFrame, frameLines } from './frame.js';
import { drawProfile, type Profile } from './profile.js';
import { createRandom } from './random.js';
import { emptyTruth, verdict, type Use } from './truth.js';
import { capital, fill, type Words } from './wording.js';

/** An order with what is true of it, in the shape of the labels. */
export interface Composed {
  readonly text: string;
  readonly label: FileLabel;
  readonly uses: readonly Use[];
  readonly ignored: ReadonlySet<string>;
  /** Names of the agency and of the keeper: who publishes the list is not measured where it is one of them. */
  readonly ownNames: readonly string[];
  /** Forms of what the order calls the list, the agency, the keeper and the rest. */
  readonly words: Words;
}

/**
 * Composes the order of this ordinal: the same seed and ordinal give the same order.
 * @param quality probability that a requirement is met (1: every one that the draws leave room for); drawn where it is null
 */
export const composeOrder = (grammar: Grammar, seed: number, ordinal: number, quality: number | null = null): Composed => {
  const random = createRandom(seed * 1_000_003 + ordinal);
  const profile = drawProfile(grammar, random, quality);
  const purpose = drawPurpose({ random, profile });
  const authorized = drawAuthorized({ grammar, random, profile });
  const truth = emptyTruth();
  const words = { ...profile.words, ...ownWords(grammar, random.chance(0.5), profile, purpose, authorized) };
  const composer: Composer = { grammar, random, profile, truth, words };
  const plan = drawList({ random });
  const layout = drawLayout(random);
  const frame = drawFrame(composer);
  // In a stamped procedure with no order there is no order to name the keeper.
  const inOrder = authorized.kind.startsWith('order-');
  if (inOrder && frame.kind === 'stamped') authorizedClause(composer, { ...authorized, kind: 'nobody' });
  const order =
    frame.kind === 'stamped' ? null : orderText({ ...composer, words: { ...composer.words, L: composer.words['LF'] ?? {} } }, authorized);
  const keeperOf: Authorized = inOrder && order === null ? { kind: 'nobody', designation: null } : authorized;
  const inner: Composer = keeperOf === authorized ? composer : { ...composer, words: without(composer.words, 'R') };
  const { sections, annex, broken } = procedureOf(inner, plan, purpose, keeperOf, canCite(layout));
  const table = annex === 'table' ? listTable(inner, plan) : [];
  listVerdicts(inner, annex === 'table' ? plan : { ...plan, table: 'none' });
  divisionVerdict(inner);
  const fault = good(inner) ? null : random.pick(['gap', 'repeat'] as const);
  const laid = layProcedure(random, layout, sections, fault);
  verdict(truth, 'consistency.numbering', laid.faulty ? 'deviates' : 'met');
  verdict(truth, 'consistency.references', broken || annex === 'promised' ? 'deviates' : 'met');
  const framed = frameLines(inner, frame, order, laid.lines, table);
  const lines = wrapLines(framed.lines, layout.width);
  const text = `${lines.join(layout.blankLines ? '\n\n' : '\n').replace(/\t\n\n/gu, '\t\n')}\n`;
  const file = `${String(ordinal).padStart(3, '0')}.txt`;
  return {
    text: tablesTight(text),
    label: { file, acts: framed.acts },
    uses: truth.uses,
    ignored: truth.ignored,
    ownNames: namesOf(words),
    words: inner.words,
  };
};

const namesOf = (words: Words): string[] =>
  ['A', 'AF', 'R'].flatMap((name) => Object.values(words[name] ?? {}).map((form) => form.toLowerCase()));

/** Rows of a table follow one another without blank lines. */
const tablesTight = (text: string): string => text.replace(/(\t[^\n]*)\n\n(?=[^\n]*\t)/gu, '$1\n');

const without = (words: Words, name: string): Words => Object.fromEntries(Object.entries(words).filter(([key]) => key !== name));

/** Words that hang on what the order introduces: the list's short name, the clients, the keeper. */
const ownWords = (
  grammar: Grammar,
  qualified: boolean,
  profile: Profile,
  purpose: ReturnType<typeof drawPurpose>,
  authorized: Authorized,
): Words => {
  const { clients } = grammar.agencies;
  const named = purpose.applicant ? 'applicant' : qualified && profile.client !== 'both' ? profile.client : 'unqualified';
  const list = profile.words['LF'] ?? {};
  const short = Object.fromEntries(Object.entries(list).map(([name, form]) => [name, capital(form.split(' ')[0] ?? '')]));
  return {
    L: purpose.present ? short : list,
    C: clients[named]?.one ?? {},
    CC: clients[named]?.many ?? {},
    ...(authorized.designation === null ? {} : { R: authorized.designation }),
  };
};

type Annex = 'table' | 'promised' | 'none';

const procedureOf = (
  composer: Composer,
  plan: ListPlan,
  purpose: ReturnType<typeof drawPurpose>,
  authorized: Authorized,
  citable: boolean,
): { readonly sections: Section[]; readonly annex: Annex; readonly broken: boolean } => {
  const { grammar, random } = composer;
  const annex: Annex = plan.table !== 'none' ? 'table' : !good(composer) && random.chance(0.4) ? 'promised' : 'none';
  const heading = (name: string): string => fill(random.pick(grammar.list.headings[name] ?? []), composer.words);
  const purposeAt = purposeUnits(composer, purpose);
  const division = divisionUnits(composer);
  const general = [
    ...purposeAt,
    ...scopeUnits(composer),
    ...tasksUnits(composer),
    ...termsUnits(composer, division.definitions),
    ...fillerUnits(composer),
  ];
  const clause = authorized.kind.startsWith('order-') ? null : authorizedClause(composer, authorized);
  const form = formClause(composer, annex);
  const formation = [...formationUnits(composer, authorized, clause), ...form, ...clientLimitedUnits(composer)];
  const types = [...division.units, ...typesUnits(composer, plan.channels)];
  const list = listUnits(composer, plan);
  const references = citable ? referenceUnits(composer) : { units: [], broken: false };
  const final = [...finalUnits(composer, authorized), ...references.units];
  const middle = [
    { heading: heading('types'), units: types },
    { heading: heading('list'), units: list },
  ];
  return {
    sections: [
      { heading: heading('general'), units: general },
      { heading: heading('formation'), units: formation },
      ...(random.chance(0.75) ? middle : middle.reverse()),
      { heading: heading('final'), units: final },
    ],
    annex,
    broken: references.broken,
  };
};
