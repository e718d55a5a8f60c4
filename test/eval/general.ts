import { drawItems, enumerate, good, say, sentence, type Composer, type Unit } from './composer.js';
import { keeper, near } from './formation.js';
import { verdict, verdictOfItems } from './truth.js';
import { fill, followedBy, type Words } from './wording.js';

/** What the purpose clause says, drawn before the words of the order are fixed. */
export interface PurposePlan {
  readonly present: boolean;
  /** The clients that the purpose clause names. */
  readonly client: Composer['profile']['client'];
  readonly applicant: boolean;
}

export const drawPurpose = ({ random, profile }: Pick<Composer, 'random' | 'profile'>): PurposePlan => {
  const present = random.chance(profile.quality + 0.04);
  const altered = present && random.chance((1 - profile.quality) * 0.6);
  const others = {
    internal: ['external', 'both'],
    external: ['internal', 'both'],
    both: ['internal', 'external'],
    unqualified: ['internal', 'external'],
  } as const;
  const client = altered ? random.pick(others[profile.client]) : profile.client;
  return { present, client, applicant: present && !altered && profile.client === 'external' && random.chance(0.3) };
};

/** The purpose clause; its absence leaves the list without a short name. */
export const purposeUnits = (composer: Composer, plan: PurposePlan): Unit[] => {
  const { truth, grammar, random, profile } = composer;
  verdict(truth, 'general.purpose', plan.present ? 'met' : 'missing');
  verdict(truth, 'consistency.client-type', plan.present && plan.client !== profile.client ? 'deviates' : 'met');
  if (!plan.present) return [];
  truth.provisions.add('purpose');
  const clients = grammar.agencies.clients[plan.client]?.many ?? {};
  const extra: Words = {
    CC: plan.applicant ? followedBy(clients, '(далее – заявители)') : clients,
    DEF: { text: ` (далее – ${composer.words['L']?.['nom'] ?? ''})` },
    SUBJ2: {
      text: `${profile.subject.phrase} ${profile.subject.code === null ? `в ${profile.agencyShort['prep'] ?? ''}` : (profile.agencyShort['gen'] ?? '')}`,
    },
  };
  const phrase =
    profile.subject.phrase.endsWith('деятельности') || profile.subject.code === null ? extra['SUBJ2'] : { text: profile.subject.phrase };
  const template = random.pick(grammar.general.purpose['present'] ?? []);
  return [
    sentence(say(composer, template, { requirement: 'general.purpose', fact: 'provision purpose' }, { ...extra, SUBJ2: phrase ?? {} })),
  ];
};

/** A clause that bears the agency's name: its own, or another's put in its place. */
export const scopeUnits = (composer: Composer): Unit[] => {
  const { truth, grammar, random, profile } = composer;
  const altered = !good(composer) && random.chance(0.5);
  verdict(truth, 'consistency.agency', altered ? 'deviates' : 'met');
  if (!altered && random.chance(0.4)) return [];
  const template = random.pick(grammar.general.scope['sentence'] ?? []);
  const extra: Words = altered ? { A: profile.otherAgency } : {};
  return [sentence(say(composer, template, { requirement: 'consistency.agency', fact: null }, extra))];
};

export const tasksUnits = (composer: Composer): Unit[] => {
  const { truth, grammar } = composer;
  const enumeration = grammar.general.tasks;
  const items = drawItems(composer, Object.keys(enumeration.items));
  for (const item of items) truth.provisions.add(`tasks/${item}`);
  verdictOfItems(truth, 'general.tasks', items.length, 2);
  const id = 'general.tasks';
  return items.length === 0
    ? near(composer, enumeration.near, id, 'provision tasks/interaction')
    : enumerate(composer, enumeration, items, { requirement: id, fact: (item) => `provision tasks/${item}` });
};

export const termsUnits = (composer: Composer, more: readonly string[]): Unit[] => {
  const { truth, grammar, random } = composer;
  const { leads, items, styles } = grammar.general.terms;
  const terms = drawItems(composer, Object.keys(items));
  verdictOfItems(truth, 'general.terms', terms.length, 5);
  if (terms.length === 0 && more.length === 0) return [];
  const prose = random.chance(0.2) ? random.pick(styles) : null;
  const texts = terms.map((term) => {
    const text = say(composer, random.pick(items[term] ?? []), { requirement: 'general.terms', fact: `definition ${term}` });
    const [name = '', ...definition] = text.split(' – ');
    truth.definitions.push(name);
    return prose === null ? text : fill(prose, { TERM: { text: name }, DEF: { text: definition.join(' – ') } });
  });
  return [{ text: fill(random.pick(leads), composer.words), items: [...texts, ...more] }];
};

/** A clause limited to one kind of clients: a deviation where the order is on the other kind. */
export const clientLimitedUnits = (composer: Composer): Unit[] => {
  const { truth, grammar, random, profile } = composer;
  const other = profile.client === 'internal' ? 'external' : profile.client === 'external' ? 'internal' : null;
  if (other === null || good(composer) || random.chance(0.6)) return [];
  verdict(truth, 'consistency.client-type', 'deviates');
  const template = random.pick(grammar.general['client-limited']['sentence'] ?? []);
  const extra: Words = { XC: grammar.agencies.clients[other]?.many ?? {}, ...keeper(composer) };
  return [sentence(say(composer, template, { requirement: 'consistency.client-type', fact: null }, extra))];
};

/** Clauses that the standard does not ask for. */
export const fillerUnits = (composer: Composer): Unit[] =>
  composer.random.chance(0.4) ? [sentence(fill(composer.random.pick(composer.grammar.general.fillers), composer.words))] : [];

/** The placeholder that the layout replaces with the label of a clause that stands, or of none. */
export const REFERENCE = { resolved: '⟦clause⟧', broken: '⟦none⟧' } as const;

export const referenceUnits = (composer: Composer): { readonly units: Unit[]; readonly broken: boolean } => {
  const { grammar, random } = composer;
  if (random.chance(0.6)) return { units: [], broken: false };
  const broken = !good(composer);
  const template = random.pick(grammar.general.references['sentence'] ?? []);
  const text = say(
    composer,
    template,
    { requirement: 'consistency.references', fact: null },
    { REF: { text: broken ? REFERENCE.broken : REFERENCE.resolved } },
  );
  return { units: [sentence(text)], broken };
};
