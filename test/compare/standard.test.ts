import { mkdtempSync, readdirSync, readFileSync, writeFileSync, mkdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Severity } from '../../src/model/index.js';
import { RulesError } from '../../src/rules/problem.js';
import { verdictsOf } from '../../src/rules/require-schema.js';
import { loadStandard } from '../../src/rules/standard.js';
import { RULES, standard } from './context.js';

/** The table of the standard: id and severity, in its order. */
const TABLE: readonly (readonly [id: string, severity: Severity])[] = [
  ['order.requisites', 'critical'],
  ['order.basis', 'minor'],
  ['order.approves', 'major'],
  ['order.publication', 'major'],
  ['order.control', 'major'],
  ['order.stamp-match', 'major'],
  ['general.purpose', 'minor'],
  ['general.tasks', 'minor'],
  ['general.terms', 'minor'],
  ['formation.form', 'minor'],
  ['formation.authorized-person', 'critical'],
  ['formation.authorized-person-duties', 'major'],
  ['formation.unit-duties', 'major'],
  ['formation.key-touchpoints', 'minor'],
  ['formation.identification-basis', 'minor'],
  ['formation.administrative-use', 'minor'],
  ['formation.needs', 'major'],
  ['formation.no-formalism', 'minor'],
  ['formation.no-duplication', 'major'],
  ['formation.principles', 'minor'],
  ['types.digital-offline', 'major'],
  ['types.portal', 'minor'],
  ['types.social', 'minor'],
  ['types.social-response-time', 'major'],
  ['types.phone', 'minor'],
  ['types.written', 'minor'],
  ['list.digital', 'major'],
  ['list.offline', 'major'],
  ['list.channel-type', 'minor'],
  ['list.table', 'major'],
  ['list.table-complete', 'major'],
  ['list.table-type', 'minor'],
  ['final.list-publication', 'critical'],
  ['final.trigger.touchpoint-added', 'critical'],
  ['final.trigger.touchpoint-type-changed', 'major'],
  ['final.trigger.needs-changed', 'major'],
  ['final.trigger.touchpoint-removed', 'major'],
  ['final.unit-heads-notify', 'major'],
  ['final.update-deadline', 'critical'],
  ['consistency.agency', 'major'],
  ['consistency.client-type', 'minor'],
  ['consistency.authorized-person', 'minor'],
  ['consistency.references', 'major'],
  ['consistency.numbering', 'minor'],
  ['consistency.single-version', 'info'],
];

describe('the standard', () => {
  it('has the requirements of the table, in its order, with its severities', () => {
    expect(standard.requirements.map(({ id, severity }) => [id, severity])).toEqual(TABLE);
    expect(standard.requirements.map(({ ordinal }) => ordinal)).toEqual(TABLE.map((_, index) => index + 1));
  });

  it.each(standard.requirements.map((requirement) => [requirement.id, requirement] as const))(
    '%s has an example for each verdict it can get, and no other',
    (_, requirement) => {
      expect(Object.keys(requirement.examples).toSorted()).toEqual([...verdictsOf(requirement)].toSorted());
      for (const examples of Object.values(requirement.examples)) expect(examples.length).toBeGreaterThan(0);
    },
  );

  it.each(standard.requirements.map((requirement) => [requirement.id, requirement] as const))(
    '%s quotes its reference wording from an order as received',
    (_, { referenceText }) => {
      expect(referenceText.split('\n').filter((line) => !CORPUS.includes(words(line)))).toEqual([]);
    },
  );

  it('shows a wording to paste in the advice of every requirement but those that only correct', () => {
    const without = standard.requirements.filter(({ advice }) => !advice.includes('«') && !advice.includes('{')).map(({ id }) => id);
    expect(without).toEqual(['consistency.client-type', 'consistency.single-version']);
  });
});

/** Words alone: printed orders break lines and mark them up as they like. */
const words = (text: string): string => (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' ');
const ORDERS = path.resolve(RULES, '../corpus/orders');
const CORPUS = readdirSync(ORDERS)
  .filter((name) => name.endsWith('.txt'))
  .map((name) => words(readFileSync(path.join(ORDERS, name), 'utf8')))
  .join(' ');

describe('a broken rules folder', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'standard-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('names every mistake with file, line and column', () => {
    const good = readFileSync(path.join(RULES, 'require/general/purpose.yaml'), 'utf8');
    const write = (name: string, text: string): void => {
      mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      writeFileSync(path.join(folder, name), text);
    };
    write('standard.yaml', readFileSync(path.join(RULES, 'standard.yaml'), 'utf8'));
    write('require/general/purpose.yaml', good);
    write('require/general/twice.yaml', good);
    write('require/general/severity.yaml', good.replace('severity: minor', 'severity: grave'));
    write('require/general/example.yaml', good.slice(0, good.lastIndexOf('  missing:')));
    write(
      'require/general/source.yaml',
      good.replace('source: dagestan', 'source: nowhere').replace('general.purpose', 'general.source').replace('ordinal: 7', 'ordinal: 8'),
    );
    write('require/general/yaml.yaml', 'id: [');
    const problems = problemsOf(folder);
    expect(problems.map(({ file, message }) => `${path.basename(file)} ${message}`)).toEqual([
      'example.yaml examples: no example for the verdict missing',
      expect.stringContaining('severity.yaml severity:'),
      expect.stringContaining('yaml.yaml '),
      'twice.yaml the id general.purpose is taken by require/general/purpose.yaml',
      'twice.yaml the ordinal 7 is taken by require/general/purpose.yaml',
      expect.stringContaining('source.yaml standard.yaml has no source nowhere'),
      'twice.yaml the file must be require/general/purpose.yaml',
    ]);
    expect(problems.find(({ file }) => file.endsWith('severity.yaml'))).toMatchObject({ line: 5, column: 11 });
  });
});

const problemsOf = (folder: string) => {
  try {
    loadStandard(folder);
    return [];
  } catch (error) {
    if (error instanceof RulesError) return error.problems;
    throw error;
  }
};
