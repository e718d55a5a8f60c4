import { DEVIATIONS, type Finding } from '../model/index.js';
import { type CheckedFinding, type CheckMatter, checkedFindings } from './check-input.js';
import { visible } from './visible.js';

/**
 * Verdicts as JUnit XML: a suite for each group of requirements of each act. A deviation below the severity asked passes and says so; a
 * requirement that does not apply, or cannot be judged, is skipped.
 */
export const renderJunit = (matter: CheckMatter): string => {
  const checked = checkedFindings(matter);
  const acts = [...new Set(checked.map(({ act }) => act))];
  const suites = acts.flatMap((act) =>
    matter.groups.flatMap(({ id, title }) => {
      const own = checked.filter((each) => each.act === act && each.requirement.groupId === id);
      return own.length === 0 ? [] : [suiteOf(matter, `${matter.words.act(act)}: ${title}`, own)];
    }),
  );
  const counts = countsOf(matter, checked);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="${escaped(matter.record.path)}" ${counts}>\n${suites.join('')}</testsuites>\n`;
};

const suiteOf = (matter: CheckMatter, name: string, own: readonly CheckedFinding[]): string =>
  `  <testsuite name="${escaped(name)}" ${countsOf(matter, own)}>\n${own.map((each) => caseOf(matter, each)).join('')}  </testsuite>\n`;

const caseOf = (matter: CheckMatter, { finding, requirement, clause }: CheckedFinding): string => {
  const { words, record, fails } = matter;
  const head = `    <testcase name="${escaped(requirement.title)}" classname="${escaped(requirement.id)}" file="${escaped(record.path)}"`;
  if (isSkipped(finding)) return `${head}>\n      <skipped message="${escaped(words.status(finding))}"/>\n    </testcase>\n`;
  if (!isDeviation(finding)) return `${head}/>\n`;
  const where = [clause?.citation ?? null, finding.place?.quote ?? null].filter((part) => part !== null).join(': ');
  const text = escaped([words.message(requirement, finding), where].filter((part) => part !== '').join('\n'));
  if (!fails(finding)) return `${head}>\n      <system-out>${text}</system-out>\n    </testcase>\n`;
  return `${head}>\n      <failure type="${finding.status}" message="${escaped(words.status(finding))}">${text}</failure>\n    </testcase>\n`;
};

const isDeviation = ({ status }: Finding): boolean => DEVIATIONS.some((each) => each === status);

const isSkipped = ({ status }: Finding): boolean => status === 'not-applicable' || status === 'undetermined';

const countsOf = ({ fails }: CheckMatter, own: readonly CheckedFinding[]): string => {
  const failures = own.filter(({ finding }) => isDeviation(finding) && fails(finding)).length;
  const skipped = own.filter(({ finding }) => isSkipped(finding)).length;
  return `tests="${own.length}" failures="${failures}" errors="0" skipped="${skipped}"`;
};

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** XML 1.0 holds no control characters and no halves of pairs. */
const escaped = (text: string): string =>
  visible(text)
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]|[\ufffe\uffff]/g, '\ufffd')
    .replace(/[&<>"]/g, (mark) => ENTITIES[mark] ?? mark);
