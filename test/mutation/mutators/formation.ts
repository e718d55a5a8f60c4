import type { FindingStatus, Span } from '../../../src/model/index.js';
import type { Forms } from '../../eval/grammar.js';
import { applied, clauseAt, cut, inserted, replaced, type Edit } from '../edits.js';
import { leadsTo, mutator, said, type MutationInput, type Mutation, type Mutator } from '../mutator.js';
import { withoutTable } from './table.js';
import { enumerationPlaces } from './touchpoints.js';

/** Who keeps the list: its places told by the roles, not by the finding alone. */
const keepers = ({ subject }: MutationInput): Span[] => subject.act.facts.roles.filter(({ role }) => role === 'authorized-person');

export const keeperMutators: readonly Mutator[] = [
  mutator('a unit', 'weaken', (input) => {
    const name = input.random.pick(input.grammar.agencies.designations['unit'] ?? []);
    return keeperSaid(
      input,
      'partial',
      [...(input.grammar.formation.authorized['unit'] ?? [])],
      'Перечень формирует и ведет отдел кадров.',
      name,
    );
  }),
  mutator('a commission', 'alter', (input) => {
    const name = input.random.pick(input.grammar.agencies.designations['commission'] ?? []);
    return keeperSaid(input, 'partial', input.grammar.formation.authorized['commission'] ?? [], PLAIN_COMMISSION, name);
  }),
  mutator('the head', 'alter', (input) =>
    keeperSaid(
      input,
      'missing',
      input.grammar.formation.authorized['head'] ?? [],
      'Перечень утверждается руководителем.',
      input.subject.words?.['A'] ?? {},
    ),
  ),
  mutator('nobody', 'weaken', (input) => keeperSaid(input, 'missing', PASSIVE, PASSIVE[0] ?? '', input.subject.words?.['A'] ?? {})),
  mutator('delete', 'delete', (input) => {
    const places = keeperSentences(input);
    const edits = places === null ? null : cut(input.subject, places);
    return leadsTo('missing', edits === null ? null : [...edits, ...renamed(input, places ?? [], input.subject.words?.['A'] ?? {})]);
  }),
];

const PLAIN_COMMISSION = 'Формирование и ведение перечня поручается рабочей группе.';
const PASSIVE = ['{L.nom} формируется и ведется в электронном виде.', '{L.nom} ведется на государственном языке Российской Федерации.'];

/** Says who keeps the list, under a name that stands for it from then on. */
const keeperSaid = (
  input: MutationInput,
  status: FindingStatus,
  templates: readonly string[],
  plain: string,
  name: Forms,
): Mutation | null => {
  const places = keeperSentences(input);
  if (places === null) return null;
  const { subject } = input;
  const named = { ...input, subject: { ...subject, words: subject.words === null ? null : { ...subject.words, R: name } } };
  const edits = replaced(subject, places, said(named, input.random.pick(templates)) ?? plain);
  return leadsTo(status, edits === null ? null : [...edits, ...renamed(input, places, name)]);
};

/** Every sentence that names the keeper; null where others call him by a short name whose forms are not known. */
const keeperSentences = (input: MutationInput): Span[] | null => {
  const { subject } = input;
  const places = keepers(input).map((place) => sentenceAt(input, place));
  if (places.length === 0) return null;
  const rest = applied(
    subject.text,
    places.map((place) => ({ ...place, text: '' })),
  ).toLowerCase();
  const names = subject.act.facts.roles
    .filter(({ role }) => role === 'authorized-person')
    .flatMap(({ designation, otherDesignations }) => [designation, ...otherDesignations].filter((each) => each !== null));
  const isCalled = names.some((each) => rest.includes(each.toLowerCase().split(' ')[0]?.slice(0, -2) ?? each));
  return isCalled && subject.words?.['R'] === undefined ? null : places;
};

/** The short name in the rest of the order. */
const renamed = ({ subject }: MutationInput, places: readonly Span[], name: Forms): Edit[] =>
  Object.entries(subject.words?.['R'] ?? {})
    .sort((a, b) => b[1].length - a[1].length)
    .flatMap(([form, words]) =>
      [...subject.text.matchAll(new RegExp(`(?<!\\p{L})${words}(?!\\p{L})`, 'giu'))].map(({ index, 0: found }): Edit => {
        const by = name[form] ?? found;
        return {
          start: index,
          end: index + found.length,
          text: /^\p{Lu}/u.test(found) ? by.charAt(0).toUpperCase() + by.slice(1) : by,
          renames: true,
        };
      }),
    )
    .filter(({ start, end }) => !places.some((place) => place.start <= start && end <= place.end + 2));

const sentenceAt = ({ subject }: MutationInput, place: Span): Span => {
  const node = clauseAt(subject, place);
  if (node === null) return place;
  const before = [...subject.text.slice(node.clause.start, place.start).matchAll(/\p{Ll}{2,}[)»]?\.\s+(?=[«]?\p{Lu})/gu)].at(-1);
  const after = /\p{Ll}{2,}[)»]?(\.)(?=\s+\p{Lu}|\s*$)/u.exec(subject.text.slice(place.end - 3, node.clause.end));
  return {
    start: node.clause.start + (before === undefined ? 0 : before.index + before[0].length),
    end: after === null ? node.clause.end : Math.max(place.end, place.end - 3 + after.index + after[0].length - 1),
  };
};

export const unitDutyMutators: readonly Mutator[] = [
  mutator('appointed people', 'alter', (input) =>
    unitsSaid(
      input,
      'deviates',
      'appointed-prepare',
      'Сведения, подлежащие включению в перечень, подготавливаются ответственными лицами, назначенными руководителем.',
    ),
  ),
  mutator('initiative alone', 'weaken', (input) =>
    unitsSaid(input, 'partial', 'units-initiate', 'Инициаторами внесения изменений в перечень выступают структурные подразделения.'),
  ),
  mutator('another duty of units', 'weaken', (input) => {
    const saying = input.random.pick(input.material.weaken['formation.unit-duties'] ?? []);
    return leadsTo('missing', replaced(input.subject, unitPlaces(input), saying));
  }),
  mutator('delete', 'delete', (input) => leadsTo('missing', cut(input.subject, unitPlaces(input)))),
];

/** Where units initiate changes as well, that is left out with the rest. */
const unitPlaces = ({ subject }: MutationInput): Span[] => subject.act.facts.provisions.filter(({ topic }) => topic === 'unit-duties');

const unitsSaid = (input: MutationInput, status: FindingStatus, form: string, plain: string): Mutation | null => {
  const saying = said(input, input.random.pick(input.grammar.formation['unit-duties'][form] ?? [])) ?? plain;
  return leadsTo(status, replaced(input.subject, unitPlaces(input), saying));
};

/** The clause on the form, with and without the table. */
export const formMutators: readonly Mutator[] = [
  mutator('delete', 'delete', (input) => {
    const { subject } = input;
    const tables = withoutTable(subject);
    const edits = cut(subject, formPlaces(input));
    return leadsTo('missing', edits === null ? null : [...edits, ...tables]);
  }),
  mutator('an annex that is not there', 'alter', (input) => {
    const { subject } = input;
    const saying = input.random.pick(ANNEXED);
    const own = formPlaces(input);
    const edits = own.length > 0 ? replaced(subject, own, saying) : added(input, saying);
    return leadsTo('deviates', edits === null ? null : [...edits, ...withoutTable(subject)]);
  }),
  mutator('a form of something else', 'weaken', (input) => {
    const { subject } = input;
    const own = formPlaces(input);
    const edits = own.length === 0 ? null : replaced(subject, own, input.random.pick(OTHER_FORMS));
    return leadsTo('missing', edits === null ? null : [...edits, ...withoutTable(subject)]);
  }),
];

/** Clauses on the form; the annex itself goes with its table. */
const formPlaces = ({ subject }: MutationInput): Span[] =>
  subject.act.facts.provisions.filter((fact) => fact.topic === 'list-form' && clauseAt(subject, fact)?.clause.zone === 'body');

const ANNEXED = [
  'Перечень составляется по форме согласно приложению № 7 к настоящему документу.',
  'Перечень ведется по форме, приведенной в приложении № 9 к настоящему документу.',
];
const OTHER_FORMS = [
  'Форма обращения клиента может быть письменной или устной.',
  'Клиент заполняет заявление по форме, принятой в делопроизводстве.',
];

const added = ({ subject, random }: MutationInput, saying: string): ReturnType<typeof inserted> | null => {
  const clauses = subject.clauses.filter(
    ({ part, clause }) => part.kind === 'procedure' && clause.kind === 'clause' && clause.label !== null && /[.]\s*$/u.test(clause.text),
  );
  return clauses.length === 0 ? null : inserted(subject, random.pick(clauses), saying);
};

export const divisionMutators: readonly Mutator[] = [
  mutator('delete', 'delete', (input) => (dividesElsewhere(input) ? null : leadsTo('missing', cut(input.subject, divisionPlaces(input))))),
  mutator('weaken', 'weaken', (input) => {
    if (dividesElsewhere(input)) return null;
    const saying = input.random.pick(input.material.weaken['types.digital-offline'] ?? []);
    return leadsTo('missing', replaced(input.subject, divisionPlaces(input), saying));
  }),
  mutator('one type alone', 'weaken', (input) => {
    // Where touchpoints are divided by enumerations alone: one of the two stays.
    const { subject } = input;
    const facts = subject.act.facts.provisions.filter(({ topic }) => topic === 'types-division');
    if (facts.some(({ item }) => item === 'clause' || item?.startsWith('definition') === true)) return null;
    const type = input.random.pick(['digital', 'offline'] as const);
    const places = enumerationPlaces(input, type);
    return leadsTo('partial', places.length === 0 ? null : cut(subject, places));
  }),
];

const divisionPlaces = ({ subject }: MutationInput): Span[] =>
  subject.act.facts.provisions.filter(
    ({ topic, item }) => topic === 'types-division' && (item === 'clause' || item?.startsWith('definition') === true),
  );

const dividesElsewhere = (input: MutationInput): boolean =>
  divisionPlaces(input).length === 0 ||
  input.subject.act.facts.provisions.some(({ topic, item }) => topic === 'types-division' && item?.startsWith('enumeration') === true) ||
  input.subject.act.facts.touchpoints.some(({ source, typeDeclared }) => source !== 'table' && typeDeclared !== null);
