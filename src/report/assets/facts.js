import { codes, printedDate, words } from './data.js';
import { make } from './dom.js';

/** A table that shows what was read; empty kinds of facts are named in one line after it. */
export const factsView = (act, placeButton) => {
  const kinds = factKinds(act.facts);
  const present = kinds.filter((kind) => kind.facts.length > 0);
  const absent = kinds.filter((kind) => kind.facts.length === 0).map((kind) => kind.title);
  return make(
    'div',
    { class: 'facts' },
    present.map((kind) => factTable(kind, placeButton)),
    absent.length === 0 ? null : make('p', { class: 'note' }, `${inOneSentence(absent)}: ${words.none}.`),
  );
};

const inOneSentence = ([first, ...others]) => [first, ...others.map((title) => title.charAt(0).toLowerCase() + title.slice(1))].join(', ');

const factKinds = (facts) => [
  {
    title: words.roles,
    facts: facts.roles,
    open: true,
    columns: [
      [words.role, (fact) => codes.role[fact.role]],
      [words.holder, (fact) => codes.holder[fact.holder]],
      [words.name, roleName],
    ],
  },
  { title: words.triggers, facts: facts.triggers, open: true, columns: [[words.kind, (fact) => codes.triggerKind[fact.kind]]] },
  {
    title: words.deadlines,
    facts: facts.deadlines,
    open: true,
    columns: [
      [words.action, (fact) => codes.deadlineAction[fact.action]],
      [words.term, termText],
      [words.after, (fact) => (fact.after === null ? words.typeUnsaid : codes.afterEvent[fact.after])],
    ],
  },
  {
    title: words.touchpoints,
    facts: facts.touchpoints,
    open: true,
    columns: [
      [words.touchpoint, (fact) => fact.name],
      [words.channel, (fact) => codes.channel[fact.channel]],
      [words.declared, (fact) => typeText(fact.declared)],
      [words.byStandard, (fact) => typeText(fact.standard)],
      [words.where, (fact) => codes.touchpointSource[fact.source]],
    ],
  },
  {
    title: words.contacts,
    facts: facts.contacts,
    open: false,
    columns: [
      [words.kind, (fact) => codes.contactKind[fact.kind]],
      [words.value, (fact) => fact.raw],
      [words.normalized, (fact) => fact.normalized ?? '–'],
    ],
  },
  { title: words.references, facts: facts.references, open: false, columns: [[words.act, referenceText]] },
  {
    title: words.definitions,
    facts: facts.definitions,
    open: false,
    columns: [
      [words.name, (fact) => fact.term],
      [words.definition, (fact) => fact.definition],
    ],
  },
  {
    title: words.provisions,
    facts: facts.provisions,
    open: false,
    columns: [
      [words.topic, provisionName],
      [words.quote, (fact, quote) => quote],
    ],
  },
];

const factTable = ({ title, facts, columns, open }, placeButton) =>
  make(
    'details',
    { open },
    make('summary', {}, `${title} (${facts.length})`),
    make(
      'div',
      { class: 'scroll' },
      make(
        'table',
        { class: 'plain' },
        make(
          'thead',
          {},
          make(
            'tr',
            {},
            columns.map(([name]) => make('th', { scope: 'col' }, name)),
            make('th', { scope: 'col' }, words.place),
          ),
        ),
        make(
          'tbody',
          {},
          facts.map((fact) =>
            make(
              'tr',
              {},
              columns.map(([, valueOf]) => make('td', {}, valueOf(fact, placeButton.quote(fact)))),
              make('td', {}, placeButton(fact)),
            ),
          ),
        ),
      ),
    ),
  );

const roleName = (fact) => [fact.designation, fact.person, ...fact.others].filter((name) => name).join('; ') || words.unnamed;

/** «в течение 10 раб. дн.», as far as it is said. */
export const termText = (term) => {
  const unit = term.unit === null ? '' : codes.unit[term.unit];
  const amount = term.value === null ? '' : unbroken(`${String(term.value)} ${unit}`);
  const said = [codes.deadlineBound[term.bound], amount, term.date ? printedDate(term.date) : ''].filter((part) => part !== '').join(' ');
  return term.conflict ? `${said} (${words.conflict})` : said;
};

/** A figure stays on one line with what it counts. */
export const unbroken = (text) => text.replaceAll(' ', '\u00a0');

const provisionName = (fact) => {
  const topic = codes.provisionTopic[fact.topic] ?? fact.topic;
  return fact.item === null ? topic : `${topic}: ${codes.provisionItem[`${fact.topic}/${fact.item}`] ?? fact.item}`;
};

const typeText = (type) => (type === null ? words.typeUnsaid : codes.touchpointType[type]);

const referenceText = (fact) =>
  [
    fact.type,
    fact.date === null ? null : `${words.from} ${printedDate(fact.date)}`,
    fact.number === null ? null : `${words.numberSign} ${fact.number}`,
    fact.title,
  ]
    .filter((part) => part)
    .join(' ') || words.unnamed;

/** Requisites as a table: value, how it is known, where it stands. */
export const requisitesView = (act, placeButton) =>
  make(
    'table',
    { class: 'plain requisites' },
    make(
      'tbody',
      {},
      act.requisites.map((field) =>
        make(
          'tr',
          {},
          make('th', { scope: 'row' }, codes.requisiteField[field.field]),
          make('td', {}, fieldText(field)),
          make('td', {}, placeButton(field)),
        ),
      ),
    ),
  );

const fieldText = (field) => {
  const printed = field.printed === null ? null : make('span', { class: 'note' }, ` (${words.asPrinted}: ${field.printed})`);
  const shown = field.field === 'date' ? printedDate : valueText;
  if (field.state === 'found') return [shown(field.value), printed];
  const others = field.candidates.map(shown).join('; ');
  return [
    // What is printed and does not make a value is not absent: «26 ок 2024».
    field.state === 'absent' && printed !== null
      ? make('span', { class: 'state ambiguous' }, words.incomplete)
      : make('span', { class: `state ${field.state}` }, codes.fieldState[field.state]),
    others === '' ? null : ` (${words.candidates}: ${others})`,
    printed,
  ];
};

const valueText = (value) =>
  Array.isArray(value) ? value.map((code) => codes.subject[code] ?? codes.clientType[code] ?? code).join(', ') : String(value ?? '');
