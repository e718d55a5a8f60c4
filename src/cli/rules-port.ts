import { FINDING_STATUSES } from '../model/index.js';
import { loadRecognition, type Recognition } from '../rules/load.js';
import type { RecognizeRule } from '../rules/schema.js';
import { loadStandard, type Requirement } from '../rules/standard.js';
import { testExamples, type TextHit, tryText } from '../rules/try.js';
import type { RuleExplanation, RulesPort, RuleTestResult } from './ports.js';

/** Runs the examples of requirements: those need the whole pipeline, so they are handed in. */
export type RequirementTests = (requirements: readonly Requirement[]) => Promise<RuleTestResult>;

/** The rules of a folder as the commands show them. Throws `RulesError` with every problem of every file. */
export const createRulesPort = (rulesFolder: string, testRequirements?: RequirementTests): RulesPort => {
  const standard = loadStandard(rulesFolder);
  const recognition = loadRecognition(rulesFolder);
  const requirements = standard.requirements.map(explainedRequirement);
  const rules = recognition.book.rules.map((rule) => explainedRule(recognition, rule));
  const all = [...requirements, ...rules];
  return {
    list: all,
    explain: (id) => all.find((rule) => rule.id === id) ?? null,
    test: async () => {
      const own = testedRecognition(recognition);
      return testRequirements === undefined ? own : together(own, await testRequirements(standard.requirements));
    },
    tryPhrase: (phrase) =>
      tryText(recognition, phrase, []).map((hit) => ({
        ruleId: hit.rule.id,
        quote: phrase.slice(hit.start, hit.end),
        value: capturesOf(hit),
      })),
  };
};

const explainedRequirement = (requirement: Requirement): RuleExplanation => ({
  id: requirement.id,
  kind: 'require',
  title: requirement.title,
  severity: requirement.severity,
  file: requirement.file,
  rationale: requirement.rationale,
  referenceText: requirement.referenceText,
  source: requirement.source,
  advice: requirement.advice,
  examples: FINDING_STATUSES.flatMap((verdict) =>
    (requirement.examples[verdict] ?? []).map((example) => ({ verdict, text: example.text ?? example.order ?? '' })),
  ),
});

const explainedRule = (recognition: Recognition, rule: RecognizeRule): RuleExplanation => ({
  id: rule.id,
  kind: 'recognize',
  title: rule.title,
  severity: null,
  file: recognition.fileOf.get(rule.id) ?? '',
  rationale: rule.rationale,
  referenceText: null,
  source: null,
  advice: null,
  examples: [
    ...rule.examples.match.map(({ text }) => ({ verdict: '+', text })),
    ...rule.examples['no-match'].map(({ text }) => ({ verdict: '-', text })),
  ],
});

const testedRecognition = (recognition: Recognition): RuleTestResult => {
  const { run, failures } = testExamples(recognition);
  return {
    rules: recognition.book.rules.length,
    examples: run,
    failures: failures.map(({ rule, file, text, reason }) => ({ ruleId: rule, place: file, text, expected: null, actual: reason })),
  };
};

const together = (a: RuleTestResult, b: RuleTestResult): RuleTestResult => ({
  rules: a.rules + b.rules,
  examples: a.examples + b.examples,
  failures: [...a.failures, ...b.failures],
});

const capturesOf = (hit: TextHit): string => {
  const captures = Object.entries(hit.captures).map(([name, { text, value }]) => `${name}: ${written(value) ?? text}`);
  return captures.length === 0 ? hit.rule.title : captures.join(', ');
};

const written = (value: unknown): string | null => {
  if (value === null || value === undefined) return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
};
