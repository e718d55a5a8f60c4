import { enumerate, good, say, sentence, drawItems, type Composer, type Unit } from './composer.js';
import type { Forms } from './grammar.js';
import { addRole, verdict, verdictOfItems } from './truth.js';
import type { Words } from './wording.js';

/** How the order says who keeps the list. */
export interface Authorized {
  readonly kind: 'appointed' | 'post' | 'unit' | 'unit-person' | 'commission' | 'head' | 'order-person' | 'order-post' | 'nobody';
  readonly designation: Forms | null;
}

const KINDS = ['appointed', 'appointed', 'post', 'order-person', 'order-post', 'unit-person'] as const;
const WEAK_KINDS = ['unit', 'unit', 'commission', 'head', 'nobody'] as const;

export const drawAuthorized = (composer: Pick<Composer, 'random' | 'profile' | 'grammar'>): Authorized => {
  const { random, profile, grammar } = composer;
  const kind = random.chance(profile.quality) ? random.pick(KINDS) : random.pick(WEAK_KINDS);
  if (kind === 'head' || kind === 'nobody') return { kind, designation: null };
  const family = kind === 'unit' || kind === 'unit-person' ? 'unit' : kind === 'commission' ? 'commission' : 'person';
  return { kind, designation: random.pick(grammar.agencies.designations[family] ?? []) };
};

/** The clause that says who keeps the list; null where none does, or where the procedure leaves it to the order. */
export const authorizedClause = (composer: Composer, { kind, designation }: Authorized): string | null => {
  const { grammar, random, truth, words } = composer;
  const id = 'formation.authorized-person';
  const status = kind === 'unit' || kind === 'commission' ? 'partial' : kind === 'head' || kind === 'nobody' ? 'missing' : 'met';
  verdict(truth, id, status);
  if (kind === 'nobody') return null;
  const holder = HOLDERS[kind];
  // The standard takes the head alone for no authorized person: he only approves the list.
  if (kind === 'head') addRole(truth, { role: 'approver', holder: 'head', designation: words['H']?.['nom'] ?? null });
  else {
    const person = kind === 'unit-person' || kind === 'order-person' ? (words['PERSON']?.['nom'] ?? null) : null;
    addRole(truth, { role: 'authorized-person', holder, designation: designation?.['nom'] ?? null, person });
  }
  const fact = kind === 'head' ? 'role authorized-person' : `role authorized-person ${holder}`;
  return say(composer, random.pick(grammar.formation.authorized[kind] ?? []), { requirement: id, fact, present: kind !== 'head' });
};

const HOLDERS = {
  appointed: 'appointed',
  post: 'post',
  unit: 'unit',
  'unit-person': 'unit',
  commission: 'commission',
  head: 'head',
  'order-person': 'person',
  'order-post': 'post',
} as const;

/** The chapter on forming the list. */
export const formationUnits = (composer: Composer, authorized: Authorized, clause: string | null): Unit[] => {
  const units = [
    ...(clause === null ? [] : [[sentence(clause)]]),
    duties(composer, authorized),
    unitDuties(composer),
    keyTouchpoints(composer),
    basis(composer),
    single(composer, 'administrative-use', 'formation.administrative-use'),
    needs(composer),
    single(composer, 'no-formalism', 'formation.no-formalism'),
    single(composer, 'no-duplication', 'formation.no-duplication'),
    principles(composer),
  ];
  // The head of the chapter stays at its head: it introduces the authorized person.
  const head = clause === null ? 0 : 1;
  const rest = composer.random.chance(0.5) ? units.slice(head) : composer.random.shuffled(units.slice(head));
  return [...units.slice(0, head), ...rest].flat();
};

const provision =
  (topic: string) =>
  (item: string): string =>
    `provision ${topic}/${item}`;

const duties = (composer: Composer, { designation }: Authorized): Unit[] => {
  const { truth, grammar } = composer;
  const enumeration = grammar.formation['authorized-person-duties'];
  const all = Object.keys(enumeration.items);
  const items = designation === null ? [] : drawItems(composer, all);
  for (const item of items) truth.provisions.add(`authorized-person-duties/${item}`);
  verdictOfItems(truth, 'formation.authorized-person-duties', items.length, all.length);
  return enumerate(composer, enumeration, items, {
    requirement: 'formation.authorized-person-duties',
    fact: provision('authorized-person-duties'),
  });
};

const unitDuties = (composer: Composer): Unit[] => {
  const { truth, grammar, random } = composer;
  const id = 'formation.unit-duties';
  const item = good(composer) ? 'units-prepare' : random.pick(['appointed-prepare', 'units-initiate', 'none'] as const);
  const status = { 'units-prepare': 'met', 'appointed-prepare': 'deviates', 'units-initiate': 'partial', none: 'missing' }[item];
  verdict(truth, id, status);
  if (item === 'none') return near(composer, grammar.formation['unit-duties']['near'], id, 'provision unit-duties/units-prepare');
  truth.provisions.add(`unit-duties/${item}`);
  addRole(truth, UNIT_ROLES[item]);
  return [
    sentence(
      say(composer, random.pick(grammar.formation['unit-duties'][item] ?? []), { requirement: id, fact: `provision unit-duties/${item}` }),
    ),
  ];
};

const UNIT_ROLES = {
  'units-prepare': { role: 'preparer', holder: 'unit' },
  'appointed-prepare': { role: 'preparer', holder: 'appointed' },
  'units-initiate': { role: 'initiator', holder: 'unit' },
} as const;

const keyTouchpoints = (composer: Composer): Unit[] => {
  const { truth, grammar, random } = composer;
  const items = drawItems(composer, ['determined', 'little-used']);
  verdictOfItems(truth, 'formation.key-touchpoints', items.length, 2);
  const texts = items.map((item) => {
    truth.provisions.add(`key-touchpoints/${item}`);
    const template = random.pick(grammar.formation['key-touchpoints'][item] ?? []);
    return say(
      composer,
      template,
      { requirement: 'formation.key-touchpoints', fact: `provision key-touchpoints/${item}` },
      keeper(composer),
    );
  });
  return random.chance(0.5) ? texts.map(sentence) : texts.length === 0 ? [] : [sentence(texts.join(' '))];
};

const basis = (composer: Composer): Unit[] => {
  const { truth, grammar, random } = composer;
  const id = 'formation.identification-basis';
  const wordings = grammar.formation['identification-basis'];
  const met = good(composer);
  verdict(truth, id, met ? 'met' : 'missing');
  if (!met) return near(composer, wordings['near'], id, 'provision identification-basis/internal-acts');
  truth.provisions.add('identification-basis/internal-acts');
  const whole = random.chance(0.8);
  if (whole) truth.provisions.add('identification-basis/contracts');
  const template = random.pick(wordings[whole ? 'sentence' : 'internal-acts'] ?? []);
  return [sentence(say(composer, template, { requirement: id, fact: 'provision identification-basis/internal-acts' }, keeper(composer)))];
};

const single = (composer: Composer, topic: 'administrative-use' | 'no-formalism' | 'no-duplication', id: string): Unit[] => {
  const { truth, grammar, random } = composer;
  const met = good(composer);
  verdict(truth, id, met ? 'met' : 'missing');
  const wordings = grammar.formation[topic];
  if (!met) return near(composer, wordings['near'], id, `provision ${topic}`);
  truth.provisions.add(topic);
  return [
    sentence(say(composer, random.pick(wordings['sentence'] ?? []), { requirement: id, fact: `provision ${topic}` }, keeper(composer))),
  ];
};

const needs = (composer: Composer): Unit[] => {
  const enumeration = composer.grammar.formation.needs;
  const all = Object.keys(enumeration.items);
  const items = drawItems(composer, all);
  for (const item of items) composer.truth.provisions.add(`needs/${item}`);
  verdictOfItems(composer.truth, 'formation.needs', items.length, all.length);
  return enumerate(composer, enumeration, items, { requirement: 'formation.needs', fact: provision('needs') });
};

const principles = (composer: Composer): Unit[] => {
  const enumeration = composer.grammar.formation.principles;
  const all = Object.keys(enumeration.items);
  const items = drawItems(composer, all);
  for (const item of items) composer.truth.provisions.add(`principles/${item}`);
  verdictOfItems(composer.truth, 'formation.principles', items.length, all.length);
  return enumerate(composer, enumeration, items, { requirement: 'formation.principles', fact: provision('principles') });
};

/** Sometimes a clause that is near the requirement and does not meet it. */
export const near = (composer: Composer, wordings: readonly string[] | undefined, requirement: string, fact: string | null): Unit[] => {
  if (wordings === undefined || wordings.length === 0 || composer.random.chance(0.5)) return [];
  return [sentence(say(composer, composer.random.pick(wordings), { requirement, fact, present: false }, keeper(composer)))];
};

/** Where nobody keeps the list, clauses that need a keeper speak of the agency. */
export const keeper = ({ words }: Composer): Words => (words['R'] === undefined ? { R: words['A'] ?? {} } : {});

/** The clause on the list's form, and whether an annex with it must be in the file. */
export const formClause = (composer: Composer, annex: 'table' | 'promised' | 'none'): Unit[] => {
  const { truth, grammar, random } = composer;
  const id = 'formation.form';
  if (annex !== 'none' && (annex === 'promised' || random.chance(0.7))) {
    verdict(truth, id, annex === 'table' ? 'met' : 'deviates');
    truth.provisions.add('list-form/annexed');
    const template = random.pick(grammar.formation.form['annexed'] ?? []);
    return [
      sentence(
        say(composer, template, { requirement: id, fact: 'provision list-form/annexed' }, { ANNEX: { text: '' }, ...keeper(composer) }),
      ),
    ];
  }
  const left = good(composer) && annex === 'none';
  if (left) {
    verdict(truth, id, 'met');
    truth.provisions.add('list-form/left-to-agency');
    const template = random.pick(grammar.formation.form['left-to-agency'] ?? []);
    return [sentence(say(composer, template, { requirement: id, fact: 'provision list-form/left-to-agency' }))];
  }
  if (annex === 'table') {
    // A table annexed as the list is its form.
    truth.provisions.add('list-form/annexed');
    verdict(truth, id, 'met');
  } else verdict(truth, id, 'missing');
  return [];
};
