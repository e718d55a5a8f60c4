import type { Act, Clause, Facts, ListTable, ParsedAct, ParsedFile, ParsedPart, Part, Role } from '../model/index.js';
import { recognizeAct } from '../parse/mentions/index.js';
import type { Recognition } from '../rules/load.js';
import { actReferencesOf } from './act-references.js';
import { agencyMentionsOf } from './agency/mentions.js';
import { clientMentionsOf } from './client-mentions.js';
import { factAt, placeOf, stableId, type ActInput } from './context.js';
import { deadlinesOf } from './deadlines/index.js';
import { definitionsOf } from './definitions/index.js';
import { internalReferencesOf } from './internal-references.js';
import type { Nominative } from './nominative.js';
import { provisionsOf } from './provisions.js';
import { requisitesOf, type Identity } from './requisites/index.js';
import { rolesOf } from './roles/index.js';
import { dutiesToldByRoles } from './unit-duties.js';
import { scopeOf } from './scope.js';
import { stampOf } from './stamps.js';
import { contactsOf } from './touchpoints/contacts.js';
import { enumeratedTouchpoints, type Division } from './touchpoints/enumerations.js';
import { withChannelsOfFullerNames } from './touchpoints/fuller-names.js';
import { tableFacts, type TableFacts } from './touchpoints/tables.js';
import { triggersOf } from './triggers.js';
import { versionsOf } from './versions.js';

export { createNominative, type Nominative } from './nominative.js';
export { createIdentity, type Identity } from './requisites/index.js';
export { withTouchedFacts } from './touched-facts.js';

/** What normalization needs to know about the language and the country: handed in, never loaded here. */
export interface NormalizeContext {
  readonly recognition: Recognition;
  readonly identity: Identity;
  readonly nominative: Nominative;
}

/** The acts of a file with all that is read out of them; which of them are primary is settled within the file. */
export const normalizeFile = (context: NormalizeContext, documentId: string, file: ParsedFile): Act[] =>
  versionsOf(file.acts.map((act) => normalizeAct(context, documentId, file, act)));

const normalizeAct = (context: NormalizeContext, documentId: string, file: ParsedFile, act: ParsedAct): Act => {
  const found = recognizeAct(context.recognition, file, act);
  const id = stableId(documentId, 'act', act.ordinal);
  const input: ActInput = {
    recognition: context.recognition,
    nominative: context.nominative,
    documentId,
    file,
    act,
    found,
    clauses: act.parts.map((part) => clausesOf(file, id, part)),
  };
  const tables = act.parts.map((part, index) => part.tables.map((table) => tableFacts(input, index, partId(id, part), table)));
  const requisites = requisitesOf(input, context.identity);
  return {
    id,
    ordinal: act.ordinal,
    ...scopeOf(input, context.identity, requisites),
    isPrimary: false,
    versionOf: null,
    requisites,
    parts: act.parts.map((part, index) => partOf(context, input, id, part, index, tables[index]?.map(({ table }) => table) ?? [])),
    facts: factsOf(context, input, requisites, tables.flat()),
    unreadable: file.unreadable.filter((at) => at.start < act.end && act.start < at.end).map((at) => placeOf(file, at)),
  };
};

const partId = (actId: string, part: ParsedPart): string => stableId(actId, 'part', part.slug);

const clausesOf = (file: ParsedFile, actId: string, part: ParsedPart): Clause[] => {
  const ids = part.clauses.map(({ path }) => stableId(actId, 'clause', path));
  return part.clauses.map((clause, index) => {
    const place = placeOf(file, clause.span);
    return {
      ...place,
      id: ids[index] ?? '',
      parentId: clause.parent === null ? null : (ids[clause.parent] ?? null),
      ordinal: clause.ordinal,
      kind: clause.kind,
      zone: clause.zone,
      label: clause.label,
      path: clause.path,
      citation: clause.citation,
      depth: clause.depth,
      text: place.quote,
    };
  });
};

const partOf = (
  context: NormalizeContext,
  input: ActInput,
  actId: string,
  part: ParsedPart,
  index: number,
  tables: readonly ListTable[],
): Part => ({
  start: part.start,
  end: part.end,
  id: partId(actId, part),
  ordinal: index + 1,
  kind: part.kind,
  slug: part.slug,
  title: part.title,
  stamp: stampOf(context.identity, input, index),
  clauses: input.clauses[index] ?? [],
  tables,
});

const factsOf = (context: NormalizeContext, input: ActInput, requisites: Act['requisites'], tables: readonly TableFacts[]): Facts => {
  const definitions = definitionsOf(input);
  const enumerated = enumeratedTouchpoints(input, definitions);
  const owners = [...enumerated.owners, ...tables.flatMap((one) => one.owners)];
  const roles = rolesOf(input);
  const keepers = roles.filter(({ role }) => role === 'authorized-person');
  const told = provisionsOf(input, keepers, definitions);
  const provisions = [
    ...told,
    ...dutiesToldByRoles(roles, told),
    ...[...enumerated.divisions, ...tables.flatMap((one) => one.divisions)].map((division) => provisionOfDivision(input, division)),
  ];
  return {
    definitions,
    roles: withDuties(
      roles,
      provisions.filter(({ topic }) => topic === 'authorized-person-duties').map(({ item }) => item ?? ''),
    ),
    triggers: triggersOf(input),
    deadlines: deadlinesOf(input),
    provisions: provisions.sort((a, b) => a.start - b.start),
    listRows: tables.flatMap((one) => one.rows),
    touchpoints: withChannelsOfFullerNames([...enumerated.touchpoints, ...tables.flatMap((one) => one.touchpoints)]),
    contacts: contactsOf(input, owners),
    actReferences: actReferencesOf(input, context.identity),
    internalReferences: internalReferencesOf(input),
    agencyMentions: agencyMentionsOf(input, context.identity, requisites),
    clientMentions: clientMentionsOf(input, context.identity, definitions),
  };
};

/** Two enumerations, or a definition of each type, divide the touchpoints as well as a clause does. */
const provisionOfDivision = (input: ActInput, division: Division): Facts['provisions'][number] => {
  const item = `${division.source === 'definition' ? 'definition' : 'enumeration'}-${division.type}`;
  return { ...factAt(input, division, division, 'provision', item), topic: 'types-division', item };
};

/** The duties the order gives to whoever keeps the list, on each authorized person it names. */
const withDuties = (roles: readonly Role[], duties: readonly string[]): Role[] =>
  roles.map((role) => (role.role === 'authorized-person' ? { ...role, duties: [...new Set(duties)] } : role));
