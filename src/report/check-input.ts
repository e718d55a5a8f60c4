import type { Act, Clause, DocumentRecord, Finding, RequirementInfo, StandardInfo } from '../model/index.js';

/** What `check` found in one file, for machines. */
export interface CheckMatter {
  readonly record: DocumentRecord;
  readonly standard: StandardInfo;
  readonly groups: readonly { readonly id: string; readonly title: string }[];
  /** True for a deviation that makes the check fail. */
  readonly fails: (finding: Finding) => boolean;
  /** What a deviation says on one line, and a name for a code. */
  readonly words: CheckWords;
  readonly appVersion: string;
}

export interface CheckWords {
  readonly language: 'ru' | 'en';
  readonly message: (requirement: RequirementInfo, finding: Finding) => string;
  readonly status: (finding: Finding) => string;
  /** «приказ от 23.05.2024 № 19». */
  readonly act: (act: Act) => string;
}

export interface CheckedFinding {
  readonly act: Act;
  readonly finding: Finding;
  readonly requirement: RequirementInfo;
  readonly clause: Clause | null;
}

/** Every verdict on the primary acts, in the order of acts and of the standard. */
export const checkedFindings = ({ record, standard }: CheckMatter): readonly CheckedFinding[] => {
  const requirements = new Map(standard.requirements.map((each) => [each.id, each]));
  return record.acts
    .filter(({ isPrimary }) => isPrimary)
    .flatMap((act) => {
      const clauses = new Map(act.parts.flatMap((part) => part.clauses.map((clause) => [clause.id, clause] as const)));
      return record.findings
        .filter(({ actId }) => actId === act.id)
        .flatMap((finding) => {
          const requirement = requirements.get(finding.requirementId);
          return requirement === undefined ? [] : [{ act, finding, requirement, clause: clauses.get(finding.clauseId ?? '') ?? null }];
        });
    });
};

/** Path of a file as a URI reference (RFC 3986). */
export const uriOf = (path: string): string => path.split('/').map(encodeURIComponent).join('/');
