import { good, say, type Composer } from './composer.js';
import { authorizedClause, type Authorized } from './formation.js';
import { dateOf, numberOf } from './profile.js';
import { addDeadline, addRole, verdict } from './truth.js';
import { capital, fill } from './wording.js';

/** The order proper: its preamble and operative clauses, and the clause of the procedure that it leaves to it. */
export interface OrderText {
  readonly preamble: string;
  readonly clauses: readonly string[];
}

export const orderText = (composer: Composer, authorized: Authorized): OrderText => {
  const { random } = composer;
  const preamble = preambleOf(composer);
  const approves = approvesOf(composer);
  const keeper = authorized.kind.startsWith('order-') ? authorizedClause(composer, authorized) : null;
  const rest = [publicationOf(composer), ...decoysOf(composer)].flatMap((one) => one ?? []);
  const control = controlOf(composer);
  const clauses = [approves, ...(keeper === null ? [] : [keeper]), ...random.shuffled(rest), ...(control === null ? [] : [control])];
  return { preamble, clauses: clauses.map(capital) };
};

const preambleOf = (composer: Composer): string => {
  const { truth, grammar, random, profile } = composer;
  const met = good(composer);
  verdict(truth, 'order.basis', met ? 'met' : 'missing');
  const verb = { VERB: { text: profile.actType.verb } };
  if (!met) return fill(random.pick(grammar.order.basis.absent), { ...composer.words, ...verb });
  const government = random.chance(0.5);
  const type = government ? 'распоряжение' : 'приказ';
  const date = dateOf(grammar, random, 2023);
  const number = numberOf(random, type);
  truth.references.push({ act_type: type, number, date: date.iso });
  const act = random.pick(grammar.order.basis.acts);
  const forms = grammar.agencies['act-types'].find((one) => one.code === type);
  const words = { gen: forms?.gen ?? '', ins: forms?.ins ?? '' };
  const body = government ? profile.region.government : (profile.agency['gen'] ?? '');
  const written = (form: string): string =>
    (act[form] ?? '')
      .replace('{type.gen}', words.gen)
      .replace('{type.ins}', words.ins)
      .replace('{body}', body)
      .replace('{date}', random.chance(0.5) ? date.dotted : `${date.words} года`)
      .replace('{number}', number);
  const template = random.pick(grammar.order.basis.present);
  return say(
    composer,
    template,
    { requirement: 'order.basis', fact: 'basis' },
    { ...verb, BASIS: { gen: written('gen'), ins: written('ins') } },
  );
};

const approvesOf = (composer: Composer): string => {
  const { truth, grammar, random } = composer;
  const met = good(composer) || random.chance(0.7);
  verdict(truth, 'order.approves', met ? 'met' : 'missing');
  if (met) truth.provisions.add('approval');
  const template = random.pick(grammar.order.approves[met ? 'present' : 'absent'] ?? []);
  return say(composer, template, { requirement: 'order.approves', fact: 'provision approval', present: met });
};

const publicationOf = (composer: Composer): string | null => {
  const { truth, grammar, random, words } = composer;
  const met = good(composer);
  const id = 'order.publication';
  verdict(truth, id, met ? 'met' : 'missing');
  const claim = { requirement: id, fact: 'provision order-publication', present: met };
  if (!met) return random.chance(0.5) ? null : say(composer, random.pick(grammar.order.publication['near'] ?? []), claim);
  truth.provisions.add('order-publication');
  const template = random.pick(grammar.order.publication['present'] ?? []);
  if (template.includes('{PUB.')) addRole(truth, { role: 'publisher', holder: 'unit', designation: words['PUB']?.['nom'] ?? null });
  return say(composer, template, claim);
};

const controlOf = (composer: Composer): string | null => {
  const { truth, grammar, random, words } = composer;
  const id = 'order.control';
  const kind = good(composer) ? random.pick(['named', 'named', 'head'] as const) : random.pick(['post', 'unit', 'none'] as const);
  if (kind === 'none') {
    verdict(truth, id, 'missing');
    return random.chance(0.5)
      ? null
      : say(composer, random.pick(grammar.order.control['near'] ?? []), { requirement: id, fact: 'role control', present: false });
  }
  verdict(truth, id, kind === 'named' || kind === 'head' ? 'met' : 'partial');
  const holder = kind === 'named' ? 'person' : kind;
  const designation = kind === 'head' ? null : (words[kind === 'unit' ? 'CUNIT' : 'CPOST']?.['nom'] ?? null);
  addRole(truth, { role: 'control', holder, designation, person: kind === 'named' ? (words['CPERSON']?.['nom'] ?? null) : null });
  return say(composer, random.pick(grammar.order.control[kind] ?? []), { requirement: id, fact: `role control ${holder}` });
};

const decoysOf = (composer: Composer): string[] => {
  const { truth, grammar, random, profile } = composer;
  if (random.chance(0.4)) return [];
  const decoy = random.pick(grammar.order.decoys);
  const days = random.pick([5, 10, 15, 30]);
  const date = dateOf(grammar, random, 2022);
  const number = numberOf(random, 'приказ');
  if (decoy.action !== null) {
    const term = decoy.text.includes('{N}') ? { value: days, unit: 'day' } : {};
    addDeadline(truth, { action: decoy.action, bound: decoy.bound, event: decoy.event, ...term });
  }
  if (decoy.reference !== null) truth.references.push({ act_type: decoy.reference, number, date: date.iso });
  const text = decoy.text.replace('{N}', String(days)).replace('{date}', date.dotted).replace('{number}', number);
  return [fill(text, { ...composer.words, A: profile.agency })];
};
