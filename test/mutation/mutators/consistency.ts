import type { Role, Span } from '../../../src/model/index.js';
import { clauseAt, cut, inserted, type Edit } from '../edits.js';
import { nextLabel } from '../labels.js';
import { leadsTo, mutator, rewritten, type MutationInput, type Mutator } from '../mutator.js';
import type { ClauseNode, Subject } from '../subject.js';
import { withoutTable } from './table.js';

/** Clauses of the procedure that end a sentence and govern nothing. */
const plainClauses = ({ clauses }: Subject): ClauseNode[] =>
  clauses.filter(
    ({ part, clause }) =>
      part.kind === 'procedure' &&
      clause.zone === 'body' &&
      clause.kind === 'clause' &&
      clause.label !== null &&
      /\.\s*$/u.test(clause.text),
  );

const put = ({ subject, random }: MutationInput, saying: string): Edit[] | null => {
  const places = plainClauses(subject);
  return places.length === 0 ? null : inserted(subject, random.pick(places), saying);
};

export const agencyMutators: readonly Mutator[] = [
  mutator('another agency keeps the list', 'add', (input) =>
    leadsTo(
      'deviates',
      put(input, `Перечень точек взаимодействия ${input.random.pick(input.material.others.agencies)} ведется в электронном виде.`),
    ),
  ),
  mutator('another agency in a clause', 'alter', (input) => {
    const { subject, random } = input;
    const own = subject.act.facts.agencyMentions.filter(
      (mention) =>
        mention.own &&
        subject.act.parts.some(({ kind, start, end }) => kind === 'procedure' && start <= mention.start && mention.end <= end),
    );
    const genitive = own.filter(
      ({ quote, start }) =>
        /^(?:Министерства|Комитета|Департамента|Управления|Агентства|Администрации|Службы)$/u.test(quote) &&
        clauseAt(subject, { start, end: start + 1 })?.clause.zone === 'body',
    );
    if (genitive.length === 0) return null;
    const { start, end } = random.pick(genitive);
    return leadsTo('deviates', [{ start, end, text: random.pick(input.material.others.agencies) }]);
  }),
  mutator('another agency in the caption', 'alter', ({ subject, random, material }) => {
    const list = subject.act.parts.find(({ kind }) => kind === 'list');
    const caption = list?.clauses.find(({ zone, text }) => (zone === 'caption' || zone === 'title') && /точек взаимодействия/iu.test(text));
    if (caption === undefined) return null;
    return leadsTo(
      'deviates',
      rewritten(
        subject,
        caption,
        /точек взаимодействия(?:\s+(?:Министерства|Комитета|Департамента|Управления|Агентства|Администрации|Службы))?/iu,
        ([words]) => `${words.split(' ').slice(0, 2).join(' ')} ${random.pick(material.others.agencies)}`,
      ),
    );
  }),
];

export const clientMutators: readonly Mutator[] = [
  mutator('a clause on other clients', 'add', (input) => {
    const named = clientsOf(input.subject);
    if (named !== 'internal' && named !== 'external') return null;
    const other = named === 'internal' ? 'внешних клиентов' : 'внутренних клиентов';
    return leadsTo('deviates', put(input, `Точки взаимодействия создаются для удобства ${other}.`));
  }),
  mutator('other clients in the title', 'alter', ({ subject }) => {
    const title = subject.act.facts.clientMentions.filter(({ where }) => where === 'title');
    return title.length === 0 || !namesInPurpose(subject) ? null : leadsTo('deviates', swapped(subject, title));
  }),
  mutator('other clients in the purpose', 'alter', ({ subject }) => {
    const purpose = subject.act.facts.clientMentions.filter(({ where }) => where === 'purpose');
    return purpose.length === 0 || !subject.act.facts.clientMentions.some(({ where }) => where === 'title' || where === 'heading')
      ? null
      : leadsTo('deviates', swapped(subject, purpose));
  }),
];

const clientsOf = ({ act }: Subject): string | null => {
  const said = new Set(act.facts.clientMentions.filter(({ where }) => where !== 'elsewhere').map(({ clients }) => clients));
  return said.size === 1 ? ([...said][0] ?? null) : null;
};

const namesInPurpose = ({ act }: Subject): boolean => act.facts.clientMentions.some(({ where }) => where === 'purpose');

/** «внутренним клиентом» → «внешним клиентом»; clients at large become internal ones. */
const swapped = (subject: Subject, places: readonly Span[]): Edit[] | null => {
  const edits = places.map((place) => {
    const clause = clauseAt(subject, place)?.clause ?? place;
    return (
      rewritten(subject, clause, /внутренн(ими|им|их|ий|его|ему|ие)(?!\p{L})/iu, ([, ending]) => `внешн${ending}`) ??
      rewritten(subject, clause, /внешн(ими|им|их|ий|его|ему|ие)(?!\p{L})/iu, ([, ending]) => `внутренн${ending}`) ??
      rewritten(
        subject,
        clause,
        /(?<!\p{L})клиент(ами|ом|ов|а|ам|у)(?!\p{L})/iu,
        ([word, ending]) => `внутренн${ENDINGS[ending ?? ''] ?? 'им'} ${word}`,
      )
    );
  });
  const both = places.some((place) => {
    const clause = clauseAt(subject, place)?.clause ?? place;
    const text = subject.text.slice(clause.start, clause.end);
    return /внутренн/iu.test(text) && /внешн/iu.test(text);
  });
  return both || edits.some((each) => each === null) ? null : edits.flatMap((each) => each ?? []);
};

const ENDINGS: Readonly<Record<string, string>> = { ами: 'ими', ом: 'им', ов: 'их', а: 'его', ам: 'им', у: 'ему' };

export const designationMutators: readonly Mutator[] = [
  mutator('another name for a duty', 'add', (input) =>
    leadsTo('deviates', keeperOf(input) === null ? null : put(input, stranger(input, 'Перечень ведет и хранит'))),
  ),
  mutator('a unit beside the person', 'add', (input) => {
    const keeper = keeperOf(input);
    if (keeper === null || keeper.holder === 'unit' || keeper.holder === 'commission') return null;
    return leadsTo('deviates', put(input, 'Уполномоченный отдел формирует и ведет перечень.'));
  }),
  mutator('another name later', 'alter', (input) => {
    const { subject } = input;
    const keeper = keeperOf(input);
    const name = keeper?.designation ?? null;
    const forms = subject.words?.['R'];
    if (keeper === null || name === null || forms === undefined) return null;
    const other = OTHER_NAMES.find(({ nom }) => !name.includes(nom.split(' ').at(-1) ?? '') && nom !== name);
    const own = subject.clauses.filter(({ clause, part }) => part.kind === 'procedure' && !clause.text.includes('(далее'));
    for (const [form, words] of Object.entries(forms)) {
      const by = other?.[form as keyof typeof other];
      for (const node of own) {
        const edits =
          by === undefined
            ? null
            : rewritten(subject, node.clause, new RegExp(`(?<!\\p{L})${words}(?!\\p{L})`, 'iu'), ([old]) =>
                /^\p{Lu}/u.test(old) ? by.charAt(0).toUpperCase() + by.slice(1) : by,
              );
        if (edits !== null) return leadsTo('deviates', edits);
      }
    }
    return null;
  }),
];

const OTHER_NAMES = [
  {
    nom: 'уполномоченный отдел',
    gen: 'уполномоченного отдела',
    dat: 'уполномоченному отделу',
    acc: 'уполномоченный отдел',
    ins: 'уполномоченным отделом',
  },
];

/** Whoever the procedure itself gives a short name: one that the order appoints may bear another. */
const keeperOf = ({ subject }: MutationInput): Role | null => {
  const procedure = subject.act.parts.find(({ kind }) => kind === 'procedure');
  const called = subject.act.facts.roles.filter(({ role, designation }) => role === 'authorized-person' && designation !== null);
  return (
    called.find(({ start, end, designation }) => {
      const behind = subject.text.slice(start, end + 60);
      return procedure !== undefined && procedure.start <= start && behind.includes('(далее') && behind.includes(designation ?? '');
    }) ?? null
  );
};

const stranger = ({ material }: MutationInput, lead: string): string => `${lead} ${material.others['stranger-keeper']}.`;

export const referenceMutators: readonly Mutator[] = [
  mutator('a clause that is not there', 'add', (input) => leadsTo('deviates', put(input, input.random.pick(ABSENT_CLAUSES)))),
  mutator('an annex that is not there', 'add', (input) => leadsTo('deviates', put(input, input.random.pick(ABSENT_ANNEXES)))),
  mutator('another number', 'alter', ({ subject }) => {
    const reference = subject.act.facts.internalReferences.find(
      ({ target, resolved, label }) => target === 'clause' && resolved && label !== null,
    );
    if (reference === undefined) return null;
    return leadsTo(
      'deviates',
      rewritten(subject, reference, /(\d+)((?:\.\d+)*)/u, () => '38.4'),
    );
  }),
  mutator('the annex is gone', 'delete', ({ subject }) => {
    const referred = subject.act.facts.internalReferences.some(
      ({ target, clauseId }) =>
        target === 'annex' && subject.clauses.some(({ clause, part }) => clause.id === clauseId && part.kind === 'procedure'),
    );
    const tables = withoutTable(subject);
    return referred && tables.length > 0 && subject.act.parts.every(({ kind }) => kind !== 'annex') ? leadsTo('deviates', tables) : null;
  }),
];

const ABSENT_CLAUSES = [
  'Сведения, указанные в пункте 38.4 настоящего Порядка, обновляются ежегодно.',
  'Требования пункта 97 настоящего Положения обязательны для всех работников.',
  'Работы, предусмотренные подпунктом 52.3 настоящего Порядка, проводятся ежемесячно.',
];
const ABSENT_ANNEXES = [
  'Журнал учета ведется по форме согласно приложению № 8 к настоящему Порядку.',
  'Сведения оформляются в соответствии с приложением № 6 к настоящему Положению.',
];

export const numberingMutators: readonly Mutator[] = [
  mutator('a gap', 'alter', (input) => relabelled(input, (label) => nextLabel(label))),
  mutator('a repeat', 'alter', (input) => relabelled(input, (_, before) => before)),
  mutator('delete without renumbering', 'delete', ({ subject, random }) => {
    const some = inMiddle(subject).filter(({ clause, node }) => clause.kind === 'clause' && node.treeEnd === clause.end);
    if (some.length === 0) return null;
    const { node } = random.pick(some);
    const [first] = cut(subject, [node.clause]) ?? [];
    return first === undefined ? null : leadsTo('deviates', [first]);
  }),
  mutator('two change places', 'move', ({ subject, random }) => {
    const some = inMiddle(subject);
    if (some.length === 0) return null;
    const { node, before } = random.pick(some);
    const [a, b] = [before, node];
    return leadsTo('deviates', [labelEdit(a, b.clause.label ?? ''), labelEdit(b, a.clause.label ?? '')]);
  }),
];

interface Middle {
  readonly node: ClauseNode;
  readonly clause: ClauseNode['clause'];
  readonly before: ClauseNode;
}

/** Numbered clauses with a numbered one before them and after them. */
const inMiddle = ({ clauses }: Subject): Middle[] => {
  const counted = clauses.filter(
    ({ clause, labelStart, part }) =>
      part.kind === 'procedure' && clause.label !== null && labelStart < clause.start && /\d/u.test(clause.label),
  );
  return counted.flatMap((node): Middle[] => {
    const siblings = counted.filter(({ parent, clause }) => parent === node.parent && clause.kind === node.clause.kind);
    const at = siblings.indexOf(node);
    const [before, after] = [siblings[at - 1], siblings[at + 1]];
    const counts =
      before !== undefined &&
      after !== undefined &&
      nextLabel(before.clause.label ?? '') === node.clause.label &&
      nextLabel(node.clause.label ?? '') === after.clause.label;
    return counts ? [{ node, clause: node.clause, before }] : [];
  });
};

const relabelled = (
  { subject, random }: MutationInput,
  by: (label: string, before: string) => string | null,
): ReturnType<Mutator['mutate']> => {
  const leaves = inMiddle(subject).filter(
    ({ node }) =>
      !subject.clauses.some(
        ({ clause, part }) =>
          part === node.part &&
          clause.start > node.clause.start &&
          clause.end <= node.treeEnd &&
          clause.label?.startsWith((node.clause.label ?? '').replace(/[.)]+$/u, '')) === true,
      ),
  );
  if (leaves.length === 0) return null;
  const { node, before } = random.pick(leaves);
  const label = by(node.clause.label ?? '', before.clause.label ?? '');
  return label === null ? null : leadsTo('deviates', [labelEdit(node, label)]);
};

const labelEdit = ({ labelStart, clause }: ClauseNode, label: string): Edit => ({
  start: labelStart,
  end: labelStart + (clause.label ?? '').length,
  text: label,
});

/** A draft of the same order behind it. */
export const versionMutators: readonly Mutator[] = [
  mutator('a draft behind the order', 'add', (input) => leadsTo('deviates', draftOf(input.subject, 'all'))),
  mutator('a draft of the order alone', 'add', (input) => leadsTo('deviates', draftOf(input.subject, 'order'))),
];

const draftOf = (subject: Subject, what: 'all' | 'order'): Edit[] | null => {
  const order = subject.act.parts.find(({ kind }) => kind === 'order');
  const procedure = subject.act.parts.find(({ kind }) => kind === 'procedure');
  const { number, date } = subject.act.requisites;
  if (order === undefined || procedure === undefined || number.state !== 'found' || date.state !== 'found' || order.start > 0) return null;
  let copy = subject.text.slice(order.start, order.end).trimEnd();
  const lines = copy
    .split('\n')
    .filter(
      (line) =>
        !(subject.act.parts[0]?.clauses ?? []).some(
          ({ zone, text }) => zone === 'requisites' && text.trim() === line.trim() && /\d/u.test(line),
        ),
    );
  const type = lines.findIndex((line) =>
    /^\s*(?:П\s*Р\s*И\s*К\s*А\s*З|Р\s*А\s*С\s*П\s*О\s*Р\s*Я\s*Ж\s*Е\s*Н\s*И\s*Е|П\s*О\s*С\s*Т\s*А\s*Н\s*О\s*В\s*Л\s*Е\s*Н\s*И\s*Е)\s*$/u.test(
      line,
    ),
  );
  if (type < 0 || lines.length === copy.split('\n').length) return null;
  lines.splice(type + 1, 0, 'от «___» ____________ 20__ г. № _____');
  copy = lines.join('\n');
  const rest = what === 'order' ? '' : `\n${subject.text.slice(procedure.stamp?.end ?? procedure.start, procedure.end).trim()}`;
  const at = subject.text.length;
  return [{ start: at, end: at, text: `${subject.text.endsWith('\n') ? '' : '\n'}${copy}${rest}\n` }];
};
