import type { ActLabel } from '../corpus/labels.js';
import { good, type Composer } from './composer.js';
import type { OrderText } from './order.js';
import { dateOf, numberOf } from './profile.js';
import { verdict } from './truth.js';
import { fill } from './wording.js';
import { wrap } from './layout.js';

/** What stands round the clauses: letterhead, date and number, stamp, signature, a draft beside the order. */
export interface Frame {
  readonly kind: 'signed' | 'draft' | 'signed-and-draft' | 'stamped';
  readonly stamp: 'match' | 'annex-match' | 'other-date' | 'other-number' | 'blank' | 'bare' | 'none';
  readonly lacks: 'nothing' | 'name' | 'position' | 'number';
  /** The title of the order says no more than «Об утверждении порядка». */
  readonly silentTitle: boolean;
}

export const drawFrame = (composer: Composer): Frame => {
  const { random, truth } = composer;
  const kind = random.chance(0.84) ? 'signed' : random.pick(['draft', 'signed-and-draft', 'stamped'] as const);
  const stamp = good(composer)
    ? random.pick(['match', 'match', 'annex-match'] as const)
    : random.pick(['other-date', 'other-number', 'blank', 'bare', 'none'] as const);
  const lacks = kind === 'signed' && !good(composer) && random.chance(0.5) ? random.pick(['name', 'position'] as const) : 'nothing';
  verdict(truth, 'order.requisites', kind === 'stamped' || lacks !== 'nothing' ? 'partial' : 'met');
  verdict(truth, 'order.stamp-match', kind === 'draft' ? 'not-applicable' : STAMP_VERDICTS[stamp]);
  verdict(truth, 'consistency.single-version', kind === 'signed-and-draft' ? 'deviates' : 'met');
  return { kind, stamp: kind === 'draft' ? random.pick(['blank', 'bare'] as const) : stamp, lacks, silentTitle: random.chance(0.06) };
};

const STAMP_VERDICTS = {
  match: 'met',
  'annex-match': 'met',
  'other-date': 'deviates',
  'other-number': 'deviates',
  blank: 'deviates',
  bare: 'missing',
  none: 'missing',
} as const;

/** Puts the order together and writes its label. */
export const frameLines = (
  composer: Composer,
  frame: Frame,
  order: OrderText | null,
  procedure: readonly string[],
  table: readonly string[],
): { readonly lines: string[]; readonly acts: ActLabel[] } => {
  const annex = tableLines(composer, table);
  const body = [...procedure, ...annex];
  if (order === null) return stamped(composer, body, annex.length > 0);
  const heading = headingLines(composer);
  const dated = frame.kind === 'draft' ? ('blank' as const) : ('filled' as const);
  const lines = [...orderLines(composer, frame, order, dated), ...stampLines(composer, frame.stamp), ...heading, ...body];
  const parts = ['order', 'procedure', ...(annex.length > 0 ? ['list'] : [])];
  const act = actLabel(composer, frame, parts);
  if (frame.kind !== 'signed-and-draft') return { lines, acts: [act] };
  const draft = [...orderLines(composer, frame, order, 'blank'), ...heading, ...procedure];
  const copy: ActLabel = {
    ...act,
    ...NOT_PRIMARY,
    status: 'draft',
    number: null,
    date: null,
    version_of: 0,
    parts: ['order', 'procedure'],
  };
  return { lines: [...lines, ...draft], acts: [act, copy] };
};

const NOT_PRIMARY = { is_primary: false, findings: {} };

const titleOf = ({ profile, words }: Composer, { silentTitle }: Frame): string => {
  const noun = profile.procedure.noun['gen'] ?? '';
  return silentTitle ? `Об утверждении ${noun.toLowerCase()}` : `Об утверждении ${noun} ${words['SUBJ']?.['text'] ?? ''}`;
};

const orderLines = (composer: Composer, frame: Frame, order: OrderText, dated: 'filled' | 'blank'): string[] => {
  const { profile, random } = composer;
  const type = profile.actType.code.toUpperCase();
  const title = titleOf(composer, frame);
  return [
    ...(random.chance(0.15) ? ['РОССИЙСКАЯ ФЕДЕРАЦИЯ'] : []),
    ...wrap((profile.agency['nom'] ?? '').toUpperCase(), random.pick([30, 45, 66])),
    random.chance(0.3) ? [...type].join(' ') : type,
    ...(dated === 'blank'
      ? [random.pick(['от «___» __________ 2024 г. № ____', '«____» _________ 2024 г. № _____'])]
      : dateLines(composer)),
    `г. ${profile.region.city}`,
    ...wrap(title, random.pick([50, 66, 400])),
    spaced(random, order.preamble).replace(/^\p{L}/u, (letter) => letter.toUpperCase()),
    ...order.clauses.map((clause, index) => `${index + 1}. ${clause}`),
    ...signatureLines(composer, frame),
  ];
};

/** «п р и к а з ы в а ю:» */
const spaced = (random: Composer['random'], preamble: string): string =>
  random.chance(0.2) ? preamble.replace(/(?:приказываю|постановляю)(?=:$)/u, (verb) => [...verb].join(' ')) : preamble;

const dateLines = ({ profile, random }: Composer): string[] => {
  const { date, number } = profile;
  const [day = '', ...rest] = date.words.split(' ');
  return random.pick([
    [`${date.words} г. № ${number}`],
    [`от ${date.dotted} № ${number}`],
    [`«${day.padStart(2, '0')}» ${rest.join(' ')} г.`, `№ ${number}`],
    [`${date.dotted} № ${number}`],
    [`${date.words} года № ${number}`],
    [`№ ${number} от ${date.dotted}`],
  ]);
};

const signatureLines = ({ profile, random }: Composer, { lacks }: Frame): string[] => {
  const position = (profile.head['nom'] ?? '').replace(/^\p{L}/u, (letter) => letter.toUpperCase());
  if (lacks === 'name') return [position];
  if (lacks === 'position') return [profile.signatory];
  const lines = random.chance(0.5) ? [position, profile.signatory] : [`${position}        ${profile.signatory}`];
  return random.chance(0.08) ? [...lines, ...ELECTRONIC] : lines;
};

const ELECTRONIC = ['ДОКУМЕНТ ПОДПИСАН ЭЛЕКТРОННОЙ ПОДПИСЬЮ', 'Сертификат: 00C4A1B25E7790D311', 'Действителен с 14.02.2024 по 09.05.2025'];

const stampLines = (composer: Composer, stamp: Frame['stamp']): string[] => {
  const { profile, random, grammar } = composer;
  const { date, number, actType, agency } = profile;
  const other = dateOf(grammar, random, 2022);
  const otherNumber = `${numberOf(random, actType.code)}1`;
  if (stamp === 'none') return [];
  if (stamp === 'bare') return ['Приложение'];
  const written = random.chance(0.7) ? date.dotted : `${date.words} г.`;
  const requisites = {
    match: `от ${written} № ${number}`,
    'annex-match': `от ${written} № ${number}`,
    'other-date': `от ${other.dotted} № ${number}`,
    'other-number': `от ${written} № ${otherNumber}`,
    blank: 'от ____________ № ______',
  }[stamp];
  const annex = stamp === 'annex-match' || random.chance(0.25);
  const body = wrap(agency['gen'] ?? '', random.pick([35, 100]));
  const [first = '', ...rest] = body;
  return annex
    ? ['Приложение', `к ${actType.dat} ${first}`, ...rest, requisites]
    : [profile.procedure.approved, `${actType.ins} ${first}`, ...rest, requisites];
};

const headingLines = ({ profile, words, random }: Composer): string[] => {
  const noun = profile.procedure.noun['nom'] ?? '';
  return [random.chance(0.5) ? noun.toUpperCase() : noun, ...wrap(words['SUBJ']?.['text'] ?? '', random.pick([50, 66, 400]))];
};

const tableLines = (composer: Composer, table: readonly string[]): string[] => {
  if (table.length === 0) return [];
  const { random, words, profile, grammar } = composer;
  const caption = random.pick(['Приложение', `Приложение к ${profile.procedure.noun['dat'] ?? ''}`]);
  const title = fill(random.pick(grammar.list.captions), words).replace(/^\p{L}/u, (letter) => letter.toUpperCase());
  return [caption, title, ...table];
};

/** A procedure approved by a stamp alone. */
const stamped = (
  composer: Composer,
  body: readonly string[],
  annexed: boolean,
): { readonly lines: string[]; readonly acts: ActLabel[] } => {
  const { profile, truth } = composer;
  const position = (profile.head['nom'] ?? '').replace(/^\p{L}/u, (letter) => letter.toUpperCase());
  const [post = '', ...led] = position.split(' ');
  // «Министр спорта …», but «Директор Государственного казенного учреждения …»: the short name says too little.
  const full =
    led.length === 0 ? `${post} ${(profile.agency['nom'] ?? '').split(' ').slice(1).join(' ')}` : `${post} ${profile.agency['gen'] ?? ''}`;
  for (const id of ['order.basis', 'order.publication', 'order.control', 'order.stamp-match']) verdict(truth, id, 'not-applicable');
  verdict(truth, 'order.approves', 'met');
  truth.provisions.add('approval');
  const [day = '', ...words] = profile.date.words.split(' ');
  const lines = [
    'УТВЕРЖДАЮ',
    full,
    profile.signatory,
    `«${day.padStart(2, '0')}» ${words.join(' ')} г.`,
    ...headingLines(composer),
    ...body,
  ];
  const act = actLabel(composer, { kind: 'stamped', stamp: 'none', lacks: 'number', silentTitle: false }, [
    'procedure',
    ...(annexed ? ['list'] : []),
  ]);
  const noun = profile.procedure.noun['nom'] ?? '';
  const title = `${noun} ${composer.words['SUBJ']?.['text'] ?? ''}`;
  return { lines, acts: [{ ...act, act_type: noun.toLowerCase(), number: null, place: null, title, signatory_position: full }] };
};

const actLabel = (composer: Composer, frame: Frame, parts: string[]): ActLabel => {
  const { profile, truth } = composer;
  const draft = frame.kind === 'draft';
  const position = profile.head['nom'] ?? null;
  return {
    scope: 'touchpoint-procedure',
    status: draft ? 'draft' : 'signed',
    is_primary: true,
    version_of: null,
    act_type: profile.actType.code,
    number: draft ? null : profile.number,
    date: draft ? null : profile.date.iso,
    date_text: null,
    place: profile.region.city,
    agency: profile.agency['nom'] ?? null,
    region_code: profile.region.code,
    title: titleOf(composer, frame),
    signatory_name: frame.lacks === 'name' ? null : profile.signatory,
    signatory_position: frame.lacks === 'position' ? null : position,
    subjects: profile.subject.code === null ? [] : [profile.subject.code],
    client_types: profile.client === 'internal' || profile.client === 'external' ? [profile.client] : ['internal', 'external'],
    parts,
    definitions: truth.definitions,
    roles: truth.roles,
    triggers: truth.triggers,
    deadlines: truth.deadlines,
    provisions: [...truth.provisions],
    list_rows: truth.listRows,
    touchpoints: truth.touchpoints,
    contacts: truth.contacts,
    act_references: truth.references,
    findings: truth.findings,
  };
};
