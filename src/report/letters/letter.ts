import type { Finding, RequirementInfo } from '../../model/index.js';
import { SEVERITIES } from '../../model/index.js';
import { addresseeOf } from './addressee.js';
import { type Block, paragraph, type Section } from './blocks.js';
import type { LetterContext, LetterMatter, LetterOrder } from './input.js';
import { writeDocument } from './package.js';
import { actName, filled, labelOf, nearestOf, placeName, quoted, standingDeviations } from './words.js';

/** A letter to one agency on all its orders, with a table of every requirement as annex. */
export const renderLetter = (context: LetterContext, matter: LetterMatter): Promise<Buffer> => {
  const { lexicon } = context;
  return writeDocument({ title: lexicon.letter.subject, creator: lexicon.author }, [
    { landscape: false, blocks: letterBlocks(context, matter) },
    annex(context, matter.orders),
  ]);
};

const letterBlocks = (context: LetterContext, { agency, orders }: LetterMatter): Block[] => {
  const { letter } = context.lexicon;
  const perfect = orders.every((order) => standingDeviations(context, order).length === 0);
  return [
    {
      kind: 'columns',
      left: [letter.date, letter.answerTo],
      right: addresseeOf(
        context.lexicon,
        agency,
        orders.map(({ act }) => act),
      ),
    },
    paragraph('subject', letter.subject),
    ...orders.flatMap((order, index) => [
      ...(orders.length > 1 ? [paragraph('section', filled(letter.orderNo, { no: index + 1, act: actName(context, order.act) }))] : []),
      ...orderBlocks(context, order),
    ]),
    paragraph('body', perfect ? letter.requestPerfect : letter.request),
    paragraph('plain', ''),
    paragraph('plain', letter.annexNote),
    paragraph('plain', ''),
    { kind: 'columns', left: ['____________________', letter.signaturePost], right: ['____________________', letter.signatureName] },
  ];
};

const orderBlocks = (context: LetterContext, order: LetterOrder): Block[] => {
  const { lexicon, standard } = context;
  const { letter } = lexicon;
  const { act, record, findings } = order;
  const deviations = standingDeviations(context, order);
  const met = findings.filter(({ status }) => status === 'met').length;
  const applicable = findings.filter(({ status }) => status !== 'not-applicable' && status !== 'undetermined').length;
  const critical = deviations.filter(({ finding }) => finding.severity === 'critical').length;
  return [
    paragraph(
      'body',
      [
        filled(letter.intro, {
          act: actName(context, act),
          title: act.requisites.title.value,
          standard: standard.title,
          version: standard.version,
        }),
        ...(act.status === 'draft' ? [letter.draft] : []),
        filled(letter.introFile, { file: record.path }),
      ].join(' '),
    ),
    paragraph(
      'body',
      [
        filled(letter.result, { applicable, met }),
        deviations.length === 0
          ? letter.perfect
          : filled(letter.found, { count: deviations.length, critical: critical === 0 ? null : critical }),
      ].join(' '),
    ),
    ...deviationBlocks(context, order),
    ...goodBlocks(context, findings),
    ...openBlocks(context, findings),
  ];
};

const deviationBlocks = (context: LetterContext, order: LetterOrder): Block[] => {
  const { lexicon } = context;
  let no = 0;
  return SEVERITIES.flatMap((severity) => {
    const own = standingDeviations(context, order).filter(({ finding }) => finding.severity === severity);
    if (own.length === 0) return [];
    return [
      paragraph('section', lexicon.severities[severity]),
      ...own.flatMap(({ finding, requirement }) => {
        no += 1;
        return [
          paragraph('item', filled(lexicon.letter.deviation, { no, title: requirement.title })),
          ...explained(context, order, finding),
        ];
      }),
    ];
  });
};

/** What the document says, what is asked for, and the wording that would do. */
const explained = (context: LetterContext, { act }: LetterOrder, finding: Finding): Block[] => {
  const { letter } = context.lexicon;
  const nearest = nearestOf(finding);
  const place = placeName(context, act, finding.clauseId, finding.place);
  const near = nearest === null ? null : placeName(context, act, nearest.clauseId, nearest);
  const found =
    finding.place === null
      ? [finding.status === 'missing' ? letter.missing : sentence(finding.actual)]
      : [
          ...(place === null ? [] : [filled(letter.where, { place })]),
          filled(letter.text, { quote: quoted(finding.place.quote) }),
          ...(saysMore(finding) ? [sentence(finding.actual)] : []),
        ];
  return [
    paragraph(
      'body',
      [
        ...found,
        ...(nearest === null || finding.place !== null
          ? []
          : [filled(near === null ? letter.nearestPlain : letter.nearest, { place: near, quote: quoted(nearest.quote) })]),
      ].join(' '),
    ),
    paragraph('body', filled(letter.expected, { text: lowered(finding.expected) })),
    ...(finding.recommendation === null ? [] : [paragraph('body', filled(letter.advice, { text: lowered(finding.recommendation) }))]),
  ];
};

/** Not where it would only quote the same words again. */
const saysMore = ({ actual, place, status }: Finding): boolean => {
  const bare = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase();
  return status !== 'missing' && !bare(place?.quote ?? '').includes(bare(actual));
};

const goodBlocks = (context: LetterContext, findings: readonly Finding[]): Block[] => {
  const { letter } = context.lexicon;
  const requirements = requirementsById(context);
  const met = findings.filter(({ status }) => status === 'met').flatMap(({ requirementId }) => requirements.get(requirementId) ?? []);
  const lines = context.groups.flatMap(({ id, title }) => {
    const own = met.filter(({ groupId }) => groupId === id);
    return own.length === 0 ? [] : [filled(letter.good, { group: title, list: own.map((each) => lowered(each.title)).join(', ') })];
  });
  return lines.length === 0 ? [] : [paragraph('section', letter.goodTitle), ...lines.map((line) => paragraph('body', line))];
};

const openBlocks = (context: LetterContext, findings: readonly Finding[]): Block[] => {
  const { letter } = context.lexicon;
  const requirements = requirementsById(context);
  const open = findings
    .filter(({ status }) => status === 'undetermined')
    .flatMap(({ requirementId }) => requirements.get(requirementId) ?? []);
  if (open.length === 0) return [];
  return [
    paragraph('section', letter.openTitle),
    paragraph('body', filled(letter.open, { list: open.map(({ title }) => lowered(title)).join(', ') })),
  ];
};

const annex = (context: LetterContext, orders: readonly LetterOrder[]): Section => {
  const { letter, annexColumns: titles } = context.lexicon;
  const header = [titles.no, titles.requirement, titles.severity, titles.status, titles.place, titles.advice];
  return {
    landscape: true,
    blocks: [
      paragraph('right', letter.annex),
      paragraph('centred', { text: letter.annexTitle, bold: true }),
      ...orders.flatMap((order): Block[] => [
        ...(orders.length > 1 ? [paragraph('centred', actName(context, order.act))] : []),
        { kind: 'table', header, widths: [5, 28, 18, 16, 20, 58], rows: annexRows(context, order) },
      ]),
    ],
  };
};

const annexRows = (context: LetterContext, { act, findings }: LetterOrder): string[][] => {
  const requirements = requirementsById(context);
  return findings.flatMap((finding) => {
    const requirement = requirements.get(finding.requirementId);
    if (requirement === undefined) return [];
    const settled = context.settled(finding.id);
    return [
      [
        String(requirement.ordinal),
        requirement.title,
        labelOf(context.codes, 'severity', finding.severity),
        labelOf(context.codes, 'findingStatus', finding.status),
        placeName(context, act, finding.clauseId, finding.place) ?? '–',
        settled === null ? (finding.recommendation ?? '–') : filled(context.lexicon.letter.settled, { decision: settled }),
      ],
    ];
  });
};

const requirementsById = ({ standard }: LetterContext): ReadonlyMap<string, RequirementInfo> =>
  new Map(standard.requirements.map((each) => [each.id, each]));

/** Within a sentence; an abbreviation keeps its capitals. */
const lowered = (text: string): string => (/^\p{Lu}(?:\p{Ll}|\s\p{Ll})/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text);

const sentence = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim();
  return /[.!?…]$/.test(line) ? line : `${line}.`;
};
