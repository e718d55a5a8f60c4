import { enumerate, good, say, sentence, someOf, type Composer, type Unit } from './composer.js';
import type { Authorized } from './formation.js';
import { keeper, near } from './formation.js';
import { withTerm, writeConflict, writeTerm, type Term } from './terms.js';
import { addDeadline, addRole, undecided, verdict } from './truth.js';
import { fill, type Words } from './wording.js';

/** The chapter on publishing and updating the list. */
export const finalUnits = (composer: Composer, authorized: Authorized): Unit[] => {
  const published = publicationUnits(composer);
  const decoy = decoyUnits(composer);
  const update = updateUnits(composer);
  if (!composer.truth.provisions.has('list-publication')) publicationVerdict(composer, update.length > 0);
  const units = [published, triggerUnits(composer), notifyUnits(composer, authorized), update, decoy];
  return (composer.random.chance(0.6) ? units : composer.random.shuffled(units)).flat();
};

/** Where only the changed list is published, a reader can hold the approved one published too, or not. */
const publicationVerdict = ({ truth }: Composer, updated: boolean): void => {
  if (updated) undecided(truth, 'final.list-publication', ['missing', 'partial', 'met']);
  else verdict(truth, 'final.list-publication', 'missing');
};

const publicationUnits = (composer: Composer): Unit[] => {
  const { truth, grammar, random } = composer;
  const id = 'final.list-publication';
  if (!good(composer)) return near(composer, grammar.final['list-publication']['near'], id, 'provision list-publication');
  verdict(truth, id, 'met');
  truth.provisions.add('list-publication');
  const template = random.pick(grammar.final['list-publication']['sentence'] ?? []);
  return [sentence(say(composer, template, { requirement: id, fact: 'provision list-publication' }, keeper(composer)))];
};

const STANDARD_TRIGGERS = ['touchpoint-added', 'touchpoint-type-changed', 'needs-changed', 'touchpoint-removed'];

const triggerUnits = (composer: Composer): Unit[] => {
  const { truth, grammar, random } = composer;
  const kinds = good(composer) ? [...STANDARD_TRIGGERS] : random.chance(0.3) ? [] : someOf(random, STANDARD_TRIGGERS);
  const register = kinds.length < 4 && random.chance(0.4);
  const all = [
    ...(register ? ['process-registered', 'process-deregistered'] : []),
    ...kinds,
    ...(kinds.length > 0 && random.chance(0.15) ? ['other'] : []),
  ];
  for (const kind of STANDARD_TRIGGERS) verdict(truth, `final.trigger.${kind}`, kinds.includes(kind) ? 'met' : 'missing');
  for (const kind of all) truth.triggers.push({ kind });
  if (all.length === 0) return near(composer, grammar.final.triggers.near, 'final.trigger.touchpoint-added', 'trigger touchpoint-added');
  return enumerate(composer, grammar.final.triggers, random.chance(0.3) ? random.shuffled(all) : all, {
    requirement: 'final.trigger',
    fact: (kind) => `trigger ${kind}`,
    extra: keeper(composer),
  });
};

const notifyUnits = (composer: Composer, authorized: Authorized): Unit[] => {
  const { truth, grammar, random } = composer;
  const id = 'final.unit-heads-notify';
  const named = authorized.designation !== null;
  verdict(truth, 'consistency.authorized-person', named ? 'met' : 'not-applicable');
  if (!named || !good(composer)) {
    verdict(truth, id, 'missing');
    return near(composer, grammar.final['unit-heads-notify']['near'], id, 'provision unit-heads-notify');
  }
  verdict(truth, id, 'met');
  truth.provisions.add('unit-heads-notify');
  addRole(truth, { role: 'unit-head', holder: 'post' });
  const template = random.pick(grammar.final['unit-heads-notify']['sentence'] ?? []);
  const term = writeTerm(grammar, random, random.whole(1, 5), 'working-day');
  if (template.includes('{TERM}')) {
    addDeadline(truth, {
      action: 'notify-authorized-person',
      bound: term.bound,
      value: term.value,
      unit: term.unit,
      event: 'change-occurred',
    });
  } else addDeadline(truth, { action: 'notify-authorized-person', bound: 'timely' });
  const wording = withTerm(template, term, term.since === 'after' ? 'после наступления изменений' : 'со дня наступления изменений');
  return [
    sentence(
      say(composer, wording, { requirement: id, fact: 'provision unit-heads-notify', template }, redesignated(composer, authorized)),
    ),
  ];
};

/** Now and then the keeper is called by another name than the one introduced. */
const redesignated = (composer: Composer, authorized: Authorized): Words => {
  const { truth, grammar, random } = composer;
  if (good(composer) || random.chance(0.4)) return {};
  const others = (grammar.agencies.designations['person'] ?? []).filter((one) => one['nom'] !== authorized.designation?.['nom']);
  const other = random.pick(others);
  verdict(truth, 'consistency.authorized-person', 'deviates');
  return { R: other };
};

const updateUnits = (composer: Composer): Unit[] => {
  const { truth, grammar, random } = composer;
  const id = 'final.update-deadline';
  const wordings = grammar.final['update-deadline'];
  const state = good(composer) ? 'right' : random.pick(['none', 'number', 'number', 'unit', 'vague', 'conflict'] as const);
  if (state === 'none') {
    verdict(truth, id, 'missing');
    return near(composer, wordings.near, id, 'deadline publish-updated-list');
  }
  if (state === 'vague') {
    const { text, bound } = random.pick(wordings.vague);
    const event = /внесения изменений|его изменения/u.test(text) ? 'amendment' : null;
    addDeadline(truth, { action: 'publish-updated-list', bound, event });
    verdict(truth, id, 'partial');
    return [sentence(say(composer, text, { requirement: id, fact: `deadline publish-updated-list ${bound}` }, keeper(composer)))];
  }
  const term = termOf(composer, state);
  const [prefix, rest] = random.pick(term.since === 'after' ? SINCE_AFTER : SINCE_OF);
  addDeadline(truth, { action: 'publish-updated-list', bound: term.bound, value: term.value, unit: term.unit, event: 'amendment' });
  const fact = `deadline publish-updated-list ${term.bound} ${term.value} ${term.unit}`;
  const template = random.pick(wordings.sentence);
  const wording = withTerm(template, term, `${prefix} ${rest}`);
  return [sentence(say(composer, wording, { requirement: id, fact, template }, keeper(composer)))];
};

const SINCE_OF: readonly (readonly [string, string])[] = [
  ['со дня', 'внесения изменений'],
  ['с момента', 'внесения соответствующих изменений'],
  ['с даты', 'внесения в {L.acc} изменений'],
  ['со дня', 'внесения в него изменений'],
];
const SINCE_AFTER: typeof SINCE_OF = [
  ['после', 'внесения изменений'],
  ['после', 'внесения в {L.acc} изменений'],
];

const termOf = (composer: Composer, state: 'right' | 'number' | 'unit' | 'conflict'): Term => {
  const { truth, grammar, random } = composer;
  const id = 'final.update-deadline';
  if (state === 'right') {
    verdict(truth, id, 'met');
    return writeTerm(grammar, random, 10, 'working-day');
  }
  if (state === 'conflict') {
    verdict(truth, id, 'deviates', 'different');
    return writeConflict(grammar, 10, random.pick([5, 7, 15]), 'working-day');
  }
  const [value, unit, direction] = random.pick(state === 'number' ? NUMBERS : UNITS);
  verdict(truth, id, 'deviates', direction);
  return writeTerm(grammar, random, value, unit);
};

type Altered = readonly (readonly [value: number, unit: string, direction: string | null])[];

const NUMBERS: Altered = [
  [3, 'working-day', 'stricter'],
  [5, 'working-day', 'stricter'],
  [7, 'working-day', 'stricter'],
  [15, 'working-day', 'weaker'],
  [20, 'working-day', 'weaker'],
  [30, 'working-day', 'weaker'],
];
// Days whose kind is not said can be compared or not: the direction is not scored.
const UNITS: Altered = [
  [5, 'calendar-day', 'stricter'],
  [20, 'calendar-day', 'weaker'],
  [30, 'calendar-day', 'weaker'],
  [10, 'day', null],
  [5, 'day', null],
  [1, 'month', 'weaker'],
  [2, 'month', 'weaker'],
  [24, 'hour', null],
];

/** Terms of other duties beside the one that is judged. */
const decoyUnits = (composer: Composer): Unit[] => {
  const { truth, grammar, random } = composer;
  if (random.chance(0.5)) return [];
  const decoy = random.pick(grammar.final.decoys);
  if (composer.words['R'] === undefined && decoy.text.includes('{R.')) return [];
  const term = writeTerm(grammar, random, random.pick([3, 5, 7, 10, 15, 30]), random.pick(decoy.units));
  if (decoy.action !== null)
    addDeadline(truth, { action: decoy.action, bound: term.bound, value: term.value, unit: term.unit, event: decoy.event });
  if (decoy.listPublication) {
    truth.provisions.add('list-publication');
    verdict(truth, 'final.list-publication', 'met');
  }
  const text = term.since === 'after' ? decoy.text.replace(' со дня', ' после дня') : decoy.text;
  return [sentence(fill(text, { ...composer.words, TERM: { text: term.text } }))];
};
