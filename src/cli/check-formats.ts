import { fill, type Messages } from '../messages/index.js';
import { type DocumentRecord, SEVERITIES, type Severity, type StandardInfo } from '../model/index.js';
import type { CheckMatter } from '../report/check-input.js';
import { renderCsv } from '../report/csv.js';
import { renderJunit } from '../report/junit.js';
import { renderSarif } from '../report/sarif.js';
import { actName, shortened } from './names.js';

export interface CheckFormatOptions {
  readonly failOn: Severity;
  readonly groups: CheckMatter['groups'];
  readonly appVersion: string;
}

const RENDERERS = { sarif: renderSarif, junit: renderJunit, csv: renderCsv } as const;

/** The verdicts on one file in a format for machines. */
export const checkFor = (
  messages: Messages,
  format: keyof typeof RENDERERS,
  standard: StandardInfo,
  record: DocumentRecord,
  { failOn, groups, appVersion }: CheckFormatOptions,
): string => {
  const { check } = messages.texts;
  return RENDERERS[format]({
    record,
    standard,
    groups,
    appVersion,
    fails: ({ severity }) => SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(failOn),
    words: {
      language: messages.lang,
      status: ({ status }) => messages.label('findingStatus', status),
      act: (act) =>
        actName(messages, { number: act.requisites.number.value, date: act.requisites.date.value, draft: act.status === 'draft' }),
      message: (requirement, finding) =>
        [
          fill(check.deviation, {
            severity: messages.label('severity', finding.severity),
            title: requirement.title,
            status: messages.label('findingStatus', finding.status),
            direction: finding.direction === null ? null : messages.label('direction', finding.direction),
          }),
          fill(check.expected, { text: shortened(finding.expected) }),
          fill(check.actual, { text: shortened(finding.actual) }),
          ...(finding.recommendation === null ? [] : [fill(check.advice, { text: shortened(finding.recommendation) })]),
        ].join('\n'),
    },
  });
};
