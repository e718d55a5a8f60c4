import { good, say, sentence, someOf, type Composer, type Unit } from './composer.js';
import { undecided, verdict } from './truth.js';
import { capital, fill } from './wording.js';

export const DIGITAL = [
  'website',
  'feedback-platform',
  'public-services-portal',
  'email',
  'edms',
  'social-network',
  'messenger',
  'mobile-app',
  'workstation-app',
  'ticketing',
  'video-call',
];
export const OFFLINE = ['phone', 'premises', 'workplace', 'in-person', 'post', 'info-stand'];

type Type = 'digital' | 'offline';
const typeOf = (channel: string): Type => (DIGITAL.includes(channel) ? 'digital' : 'offline');
const otherThan = (type: Type): Type => (type === 'digital' ? 'offline' : 'digital');

/** What the list of an order is made of: enumerations in the text, a table, both, or nothing. */
export interface ListPlan {
  readonly text: 'divided' | 'undivided' | 'none';
  readonly table: 'rows' | 'blank' | 'none';
  readonly channels: readonly string[];
}

export const drawList = ({ random }: Pick<Composer, 'random'>): ListPlan => {
  const digital = random.shuffled(DIGITAL).slice(0, random.whole(2, 6));
  const offline = random.shuffled(OFFLINE).slice(0, random.whole(1, 4));
  const channels = random.chance(0.08) ? digital : random.chance(0.05) ? offline : [...digital, ...offline];
  const [text, table] = random.pick([
    ['divided', 'none'],
    ['divided', 'none'],
    ['divided', 'blank'],
    ['divided', 'rows'],
    ['undivided', 'none'],
    ['undivided', 'blank'],
    ['none', 'rows'],
    ['none', 'rows'],
  ] as const);
  return { text, table, channels };
};

/** The enumerations of touchpoints in the text of the procedure. */
export const listUnits = (composer: Composer, plan: ListPlan): Unit[] => {
  if (plan.text === 'none') return [];
  const { grammar, random, truth } = composer;
  if (plan.text === 'undivided') return [enumeration(composer, random.pick(grammar.list.leads['undivided'] ?? []), plan.channels, null)];
  const declared = new Map(plan.channels.map((channel) => [channel, typeOf(channel)]));
  const movable = plan.channels.filter((channel) => plan.channels.filter((one) => typeOf(one) === typeOf(channel)).length > 1);
  const wrong = !good(composer) && movable.length > 0 ? random.pick(movable) : null;
  if (wrong !== null) declared.set(wrong, otherThan(typeOf(wrong)));
  verdict(truth, 'list.channel-type', wrong === null ? 'met' : 'deviates');
  const types = random.chance(0.85) ? (['digital', 'offline'] as const) : (['offline', 'digital'] as const);
  return types.flatMap((type) => {
    const channels = plan.channels.filter((channel) => declared.get(channel) === type);
    if (channels.length === 0) return [];
    truth.provisions.add(`types-division/enumeration-${type}`);
    const template = random.pick(grammar.list.leads[type] ?? []);
    return [enumeration(composer, template, channels, type)];
  });
};

const enumeration = (composer: Composer, template: string, channels: readonly string[], type: Type | null): Unit => {
  const { random } = composer;
  const lead = say(composer, template, {
    requirement: type === null ? 'list.digital' : `list.${type}`,
    fact: type === null ? null : `provision types-division/enumeration-${type}`,
  });
  const names = channels.map((channel) => named(composer, channel, type));
  return random.chance(0.75) ? { text: `${lead}:`, items: names } : sentence(`${lead}: ${names.join(random.chance(0.5) ? ', ' : '; ')}.`);
};

/** The printed name of a touchpoint, sometimes with its address. */
const named = (composer: Composer, channel: string, type: Type | null): string => {
  const { grammar, random, truth } = composer;
  const template = random.pick(grammar.list.channels[channel] ?? []);
  const name = say(composer, template, { requirement: 'list.touchpoints', fact: `touchpoint ${channel}` });
  truth.touchpoints.push({ source: 'list', name, channel, type_declared: type });
  return `${name}${addressOf(composer, channel)}`;
};

const addressOf = ({ random, truth }: Composer, channel: string): string => {
  if (random.chance(0.7)) return '';
  if (channel === 'phone') {
    const number = `${random.whole(20, 99)}-${random.whole(10, 99)}-${random.whole(10, 99)}`;
    const code = random.pick(['8332', '4822', '8142', '3902']);
    truth.contacts.push({ kind: 'phone', normalized: `+7${code}${number.replaceAll('-', '')}` });
    return ` – 8 (${code}) ${number}`;
  }
  if (channel !== 'email') return '';
  const email = `${random.pick(['info', 'priem', 'post', 'mail'])}@${random.pick(['dept43.ru', 'region-gov.ru', 'adm-oblast.ru'])}`;
  truth.contacts.push({ kind: 'email', normalized: email });
  return random.chance(0.5) ? `: ${email}` : ` (${email})`;
};

/** The annexed table: its lines, cells parted by tabs. */
export const listTable = (composer: Composer, plan: ListPlan): string[] => {
  if (plan.table === 'none') return [];
  const { grammar, random, truth } = composer;
  const columns = drawColumns(composer);
  const header = columns.map((column) => fill(random.pick(grammar.list.columns[column] ?? []), composer.words));
  const whole = ['direction', 'touchpoint', 'needs', 'type'].every((column) => columns.includes(column));
  verdict(truth, 'list.table', whole ? 'met' : 'partial');
  const lines = [header.join('\t')];
  if (plan.table === 'blank' || random.chance(0.3)) lines.push(columns.map((_, index) => String(index + 1)).join('\t'));
  if (plan.table === 'blank') return lines;
  return [...lines, ...rowsOf(composer, plan, columns)];
};

const drawColumns = (composer: Composer): string[] => {
  const { random } = composer;
  const needed = good(composer)
    ? ['direction', 'touchpoint', 'needs', 'type']
    : ['touchpoint', ...someOf(random, ['direction', 'needs', 'type'])];
  const columns = ['direction', 'process', 'touchpoint', 'needs', 'type'].filter(
    (column) => needed.includes(column) || (column === 'process' && random.chance(0.3)),
  );
  return random.chance(0.8) ? ['number', ...columns] : columns;
};

const rowsOf = (composer: Composer, plan: ListPlan, columns: readonly string[]): string[] => {
  const { grammar, random, truth } = composer;
  const complete = good(composer);
  const wrong = good(composer) ? -1 : random.whole(0, plan.channels.length - 1);
  const hole = complete ? -1 : random.whole(0, plan.channels.length - 1);
  const holes = columns.filter((column) => column === 'needs' || column === 'type');
  const holeColumn = holes.length > 0 && hole >= 0 ? random.pick(holes) : null;
  const typed = columns.includes('type');
  let disagrees = false;
  const lines = plan.channels.map((channel, index) => {
    const template = random.pick(grammar.list.channels[channel] ?? []);
    const name = capital(say(composer, template, { requirement: 'list.touchpoints', fact: `touchpoint ${channel}` }));
    const missing = index === hole ? holeColumn : null;
    const type = index === wrong ? otherThan(typeOf(channel)) : typeOf(channel);
    if (typed && missing !== 'type' && index === wrong) disagrees = true;
    truth.touchpoints.push({ source: 'table', name, channel, type_declared: typed && missing !== 'type' ? type : null });
    const cells: Record<string, string> = {
      number: String(index + 1),
      direction: random.pick(grammar.list.directions),
      process: random.pick(grammar.list.processes),
      touchpoint: name,
      needs: random.pick(grammar.list['row-needs']),
      type: random.pick(grammar.list['type-cells'][type] ?? []),
    };
    return columns.map((column) => (column === missing ? '' : (cells[column] ?? ''))).join('\t');
  });
  truth.listRows = lines.length;
  const whole = typed && columns.includes('needs') && holeColumn === null;
  verdict(truth, 'list.table-complete', whole ? 'met' : 'partial');
  verdict(truth, 'list.table-type', !typed ? 'not-applicable' : disagrees ? 'deviates' : 'met');
  return lines;
};

/** Verdicts on the list as a whole, once its text and table are composed. */
export const listVerdicts = (composer: Composer, plan: ListPlan): void => {
  const { truth } = composer;
  if (plan.table === 'none') verdict(truth, 'list.table', 'missing');
  if (plan.table !== 'rows') {
    verdict(truth, 'list.table-complete', 'not-applicable');
    verdict(truth, 'list.table-type', 'not-applicable');
  }
  if (plan.text === 'undivided') verdict(truth, 'list.channel-type', 'not-applicable');
  // «Every channel named in a clause» of a list divided by type: in the table alone, either reading is fair.
  if (plan.text === 'none') undecided(truth, 'list.channel-type', ['met', 'not-applicable', 'deviates']);
  for (const type of ['digital', 'offline'] as const) {
    const own = truth.touchpoints.filter(({ channel }) => typeOf(channel) === type);
    // A telephone called digital, and no other digital touchpoint: named or not, either reading is fair.
    if (own.length === 0 && truth.touchpoints.some((one) => one.type_declared === type))
      undecided(truth, `list.${type}`, ['met', 'missing']);
    else if (own.length === 0) verdict(truth, `list.${type}`, 'missing');
    else if (own.some((one) => one.type_declared === type)) verdict(truth, `list.${type}`, 'met');
    else if (own.every((one) => one.type_declared === null)) verdict(truth, `list.${type}`, 'partial');
    else undecided(truth, `list.${type}`, ['partial', 'missing']);
  }
};
