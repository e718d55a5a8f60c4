import { DEVIATIONS, type Finding, type Place, type RequirementInfo, type Severity } from '../model/index.js';
import { type CheckedFinding, type CheckMatter, checkedFindings, uriOf } from './check-input.js';
import { lineFinder, type LinePlace } from './lines.js';

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

/**
 * Deviations as SARIF 2.1.0 (OASIS). Regions count in the text that was read, which stands in the log as the contents of the file: the
 * bytes of a DOCX have no lines. Verdicts that an unreadable place leaves open are results of the kind «review».
 */
export const renderSarif = (matter: CheckMatter): string => {
  const { record, standard, words, appVersion } = matter;
  const place = lineFinder(record.text);
  const index = new Map(standard.requirements.map(({ id }, position) => [id, position]));
  const results = checkedFindings(matter)
    .filter(({ finding }) => isDeviation(finding) || finding.status === 'undetermined')
    .map((checked) => resultOf(matter, checked, index.get(checked.requirement.id) ?? -1, place));
  const log = {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Poryadok',
            version: appVersion,
            language: words.language,
            rules: standard.requirements.map((requirement) => ruleOf(requirement)),
            properties: { standard: standard.id, standardVersion: standard.version },
          },
        },
        language: words.language,
        columnKind: 'utf16CodeUnits',
        artifacts: [
          {
            location: { uri: uriOf(record.path) },
            length: record.bytes,
            hashes: { 'sha-256': record.sha256 },
            contents: { text: record.text },
          },
        ],
        results,
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
};

const isDeviation = ({ status }: Finding): boolean => DEVIATIONS.some((each) => each === status);

const LEVEL: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  critical: 'error',
  major: 'warning',
  minor: 'note',
  info: 'note',
};

const ruleOf = ({ id, title, referenceText, source, severity, groupId }: RequirementInfo) => ({
  id,
  shortDescription: { text: title },
  fullDescription: { text: referenceText },
  help: { text: `${referenceText}\n\n${source}` },
  defaultConfiguration: { level: LEVEL[severity] },
  properties: { severity, group: groupId, tags: [groupId] },
});

const resultOf = (
  { record, words }: CheckMatter,
  { act, finding, requirement, clause }: CheckedFinding,
  ruleIndex: number,
  place: (offset: number) => LinePlace,
) => {
  const open = finding.status === 'undetermined';
  const uri = uriOf(record.path);
  const located = (at: Place | null) => ({
    physicalLocation: {
      artifactLocation: { uri, index: 0 },
      ...(at === null || at.end <= at.start ? {} : { region: regionOf(at, place) }),
    },
  });
  return {
    ruleId: requirement.id,
    ruleIndex,
    kind: open ? 'review' : 'fail',
    level: open ? 'none' : LEVEL[finding.severity],
    message: { text: words.message(requirement, finding) },
    locations: [
      {
        ...located(finding.place),
        ...(clause === null ? {} : { logicalLocations: [{ name: clause.citation, fullyQualifiedName: clause.path }] }),
      },
    ],
    ...(finding.evidence.length === 0
      ? {}
      : {
          relatedLocations: finding.evidence.map((evidence, id) => ({
            id,
            ...located(evidence),
            message: { text: evidence.role },
          })),
        }),
    partialFingerprints: { 'finding/v1': `${act.id} ${requirement.id}` },
    properties: {
      status: finding.status,
      severity: finding.severity,
      direction: finding.direction,
      act: act.id,
      confidence: finding.confidence,
    },
  };
};

const regionOf = ({ start, end, quote }: Place, place: (offset: number) => LinePlace) => {
  const from = place(start);
  const to = place(end);
  return {
    startLine: from.line,
    startColumn: from.column,
    endLine: to.line,
    endColumn: to.column,
    charOffset: start,
    charLength: end - start,
    snippet: { text: quote },
  };
};
