import { createHash } from 'node:crypto';
import type { FindingStatus, RequirementInfo, StandardInfo } from '../model/index.js';
import { createFolderReader, type FolderReader } from './load.js';
import {
  requirementSchema,
  standardSchema,
  type Condition,
  type Expectation,
  type RequirementExample,
  type RequirementFile,
} from './require-schema.js';
import type { YamlFile } from './yaml.js';

/** An edition of the standard with everything it asks for, in its order. JSON-expressible. */
export interface Standard extends StandardInfo {
  readonly title: string;
  /** In the order of the standard. */
  readonly groups: readonly { readonly id: string; readonly title: string }[];
  readonly requirements: readonly Requirement[];
}

export interface Requirement extends RequirementInfo {
  readonly rationale: string;
  /** The clause of the source that `referenceText` is taken from, as people cite it. */
  readonly referenceClause: string;
  readonly when: readonly Condition[];
  readonly expect: Expectation;
  readonly expected: string;
  readonly says: Readonly<Record<string, string>>;
  readonly advice: string;
  readonly adviceFor: Readonly<Record<string, string>>;
  /** Requirements whose verdict may change with this one, each with the reason. */
  readonly affects: Readonly<Record<string, string>>;
  readonly examples: Readonly<Partial<Record<FindingStatus, readonly RequirementExample[]>>>;
  /** The file it stands in, from the rules folder. */
  readonly file: string;
}

/** Loads `standard.yaml` and `require/` of a rules folder. Throws `RulesError` with every problem of every file. */
export const loadStandard = (folder: string): Standard => {
  const reader = createFolderReader(folder);
  const edition = reader.one('standard.yaml', standardSchema);
  const files = reader.all('require', requirementSchema);
  const groups = edition.value?.groups ?? [];
  const sources = edition.value?.sources ?? {};
  checkOnce(reader, files, 'id');
  checkOnce(reader, files, 'ordinal');
  checkAffects(reader, files);
  for (const file of files) {
    if (file.value === null || edition.value === null) continue;
    checkGroup(
      reader,
      file,
      file.value,
      groups.map(({ id }) => id),
    );
    checkSource(reader, file, file.value, sources);
  }
  reader.failIfAny();
  if (edition.value === null) return reader.fail();
  const { id, version, title } = edition.value;
  return { id, version, title, groups, requirements: inOrder(files, sources) };
};

const inOrder = (files: readonly YamlFile<RequirementFile>[], sources: Readonly<Record<string, string>>): Requirement[] =>
  files.flatMap(({ file, value }) => (value === null ? [] : [requirementOf(file, value, sources)])).sort((a, b) => a.ordinal - b.ordinal);

const requirementOf = (file: string, value: RequirementFile, sources: Readonly<Record<string, string>>): Requirement => {
  const { group, reference, ...rest } = value;
  return {
    ...rest,
    groupId: group,
    referenceText: reference.text,
    referenceClause: reference.clause,
    source: `${sources[reference.source] ?? reference.source}, ${reference.clause}`,
    edition: editionOf(value),
    file,
  };
};

/** Titles, reasons and examples change no verdict. */
const editionOf = ({ severity, reference, when, expect, expected, says, advice, adviceFor }: RequirementFile): string =>
  createHash('sha256')
    .update(JSON.stringify([severity, reference.text, when, expect, expected, says, advice, adviceFor]))
    .digest('hex')
    .slice(0, 16);

const checkOnce = (reader: FolderReader, files: readonly YamlFile<RequirementFile>[], field: 'id' | 'ordinal'): void => {
  const seen = new Map<string | number, string>();
  for (const file of files) {
    const value = file.value?.[field];
    if (value === undefined) continue;
    const first = seen.get(value);
    if (first !== undefined) {
      reader.report({ file: file.file, ...file.locate([field]), message: `the ${field} ${value} is taken by ${first}` });
    }
    seen.set(value, file.file);
  }
};

/** A requirement affects others that there are. */
const checkAffects = (reader: FolderReader, files: readonly YamlFile<RequirementFile>[]): void => {
  const ids = new Set(files.map(({ value }) => value?.id));
  for (const file of files) {
    for (const id of Object.keys(file.value?.affects ?? {})) {
      if (ids.has(id) && id !== file.value?.id) continue;
      reader.report({ file: file.file, ...file.locate(['affects', id]), message: `there is no other requirement ${id}` });
    }
  }
};

/** The id begins with the group, and the group is the folder. */
const checkGroup = (
  reader: FolderReader,
  file: YamlFile<RequirementFile>,
  { id, group }: RequirementFile,
  groups: readonly string[],
): void => {
  const report = (field: string, message: string): void => reader.report({ file: file.file, ...file.locate([field]), message });
  if (!groups.includes(group)) report('group', `standard.yaml has no group ${group}; there are: ${groups.join(', ')}`);
  if (!id.startsWith(`${group}.`)) report('id', `the id must begin with ${group}.`);
  const expected = `require/${group}/${id.slice(group.length + 1)}.yaml`;
  if (id.startsWith(`${group}.`) && file.file.replaceAll('\\', '/') !== expected) report('id', `the file must be ${expected}`);
};

const checkSource = (
  reader: FolderReader,
  file: YamlFile<RequirementFile>,
  { reference }: RequirementFile,
  sources: Readonly<Record<string, string>>,
): void => {
  if (sources[reference.source] !== undefined) return;
  const message = `standard.yaml has no source ${reference.source}; there are: ${Object.keys(sources).join(', ')}`;
  reader.report({ file: file.file, ...file.locate(['reference', 'source']), message });
};
