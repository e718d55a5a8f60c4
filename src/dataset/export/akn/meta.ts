import type { Act, Part } from '../../../model/index.js';
import type { ExportContext, XmlTag } from '../context.js';
import { element, segment } from './element.js';
import { type ActFacts, FACTS_NAMESPACE } from './facts.js';

export interface MetaInput {
  readonly act: Act;
  /** The part that the meta is of; null for the act as a whole. */
  readonly part: Part | null;
  /** ISO date of the run that made the markup. */
  readonly marked: string;
}

/** FRBRdate must be a date: what stands there where none is known, its `name` saying so. */
export const UNKNOWN_DATE = '0001-01-01';

/** Meta of the act: what it is, what it is about, what it says and whom it names. */
export const metaOfAct = (context: ExportContext, input: MetaInput, facts: ActFacts): XmlTag => {
  const { requisites } = input.act;
  const subjects = requisites.subjects.value ?? [];
  return element(
    'meta',
    {},
    identification(input),
    subjects.length === 0
      ? null
      : element(
          'classification',
          { source: SOURCE },
          ...subjects.map((subject) =>
            element('keyword', { value: subject, showAs: context.label('subject', subject), dictionary: SOURCE }),
          ),
        ),
    facts.statements.length === 0
      ? null
      : element(
          'analysis',
          { source: SOURCE },
          element('otherAnalysis', { source: SOURCE, 'xmlns:pf': FACTS_NAMESPACE }, ...facts.statements),
        ),
    element('references', { source: SOURCE }, ...parties(context, input.act), ...facts.references),
  );
};

/** Meta of an attached part: where it belongs. */
export const metaOfPart = (input: MetaInput): XmlTag => element('meta', {}, identification(input));

const SOURCE = '#poryadok';

const parties = ({ words }: ExportContext, { requisites }: Act): readonly (XmlTag | null)[] => [
  element('TLCOrganization', { eId: 'poryadok', href: '/akn/ontology/organization/poryadok', showAs: words.program }),
  named('TLCOrganization', 'agency', 'organization/ru', requisites.agency.value),
  named('TLCPerson', 'signatory', 'person/ru', requisites.signatoryName.value),
  named('TLCRole', 'signatory-position', 'role/ru', requisites.signatoryPosition.value),
  named('TLCLocation', 'place', 'location/ru', requisites.place.value),
];

const named = (name: string, eId: string, path: string, value: string | null): XmlTag | null =>
  value === null ? null : element(name, { eId, href: `/akn/ontology/${path}/${encodeURIComponent(value)}`, showAs: value });

/** FRBR: the work is the act, the expression its Russian text, the manifestation this file. */
const identification = ({ act, part, marked }: MetaInput): XmlTag => {
  const { requisites } = act;
  const component = part === null ? '!main' : `!${encodeURIComponent(segment(part.slug))}`;
  const work = workUri(act);
  const date = requisites.date.value;
  const enacted = { date: date ?? UNKNOWN_DATE, name: date === null ? 'unknown' : 'adoption' };
  const author = element('FRBRauthor', { href: requisites.agency.value === null ? '#unknown' : '#agency' });
  const level = (name: string, uri: string, dated: typeof enacted, ...rest: readonly (XmlTag | null)[]): XmlTag =>
    element(
      name,
      {},
      element('FRBRthis', { value: `${uri}/${component}` }),
      element('FRBRuri', { value: uri }),
      element('FRBRdate', dated),
      author,
      ...rest,
    );
  return element(
    'identification',
    { source: SOURCE },
    level(
      'FRBRWork',
      work,
      enacted,
      element('FRBRcountry', { value: countryOf(act) }),
      requisites.actType.value === null ? null : element('FRBRsubtype', { value: requisites.actType.value }),
      requisites.number.value === null ? null : element('FRBRnumber', { value: requisites.number.value }),
      requisites.title.value === null ? null : element('FRBRname', { value: requisites.title.value }),
    ),
    level('FRBRExpression', `${work}/rus@`, enacted, element('FRBRlanguage', { language: 'rus' })),
    level(
      'FRBRManifestation',
      `${work}/rus@.xml`,
      { date: marked, name: 'markup' },
      element('FRBRformat', { value: 'application/akn+xml' }),
    ),
  );
};

/** `/akn/ru-ce/act/2024-05-23/19`; an act without date or number is told from others by its own id. */
const workUri = (act: Act): string => {
  const { date, number } = act.requisites;
  const [when, which] = [date.value ?? 'undated', number.value === null ? act.id : encodeURIComponent(segment(number.value))];
  return `/akn/${countryOf(act)}/act/${when}/${which}`;
};

const countryOf = ({ requisites }: Act): string => requisites.region.value?.code.toLowerCase() ?? 'ru';
