import { fill, type Messages } from '../messages/index.js';
import { Refusal } from '../model/index.js';
import { shortened } from './names.js';
import type { RuleExplanation, RulesPort, RuleTestResult } from './ports.js';
import { renderTable } from './table.js';

/** One line a rule, requirements first as the standard orders them. */
export const listRules = (messages: Messages, port: RulesPort, width: number): string => {
  const { rules } = messages.texts;
  const byKind = (kind: 'require' | 'recognize') => port.list.filter((rule) => rule.kind === kind);
  const rows = [...byKind('require'), ...byKind('recognize')].map((rule) => [
    rule.id,
    rule.severity === null ? rules.recognize : messages.label('severity', rule.severity),
    rule.title,
  ]);
  const columns = ['', '', ''].map((title, index) => ({ title, align: 'left', flexible: index === 2 }) as const);
  const table = renderTable(columns, rows, width).split('\n').slice(1).join('\n');
  const counts = { require: byKind('require').length, recognize: byKind('recognize').length };
  return `${table}\n\n${fill(rules.listed, counts)}\n`;
};

/**
 * A rule with everything its file says of it.
 * @throws Refusal `rule-unknown`, with the names that look like it
 */
export const explainRule = (messages: Messages, port: RulesPort, id: string): string => {
  const rule = port.explain(id);
  if (rule === null) throw new Refusal('rule-unknown', { id, nearest: similarNames(port, id).join(', ') });
  const { rules } = messages.texts;
  const line = (template: string, text: string | null): string => (text === null ? '' : fill(template, { text }));
  return `${[
    `${rule.id}: ${rule.title}`,
    line(rules.severity, rule.severity === null ? null : messages.label('severity', rule.severity)),
    line(rules.rationale, rule.rationale),
    line(rules.reference, rule.referenceText),
    line(rules.source, rule.source),
    line(rules.advice, rule.advice),
    ...examples(messages, rule),
    line(rules.file, rule.file),
  ]
    .filter((each) => each !== '')
    .join('\n')}\n`;
};

/** What the examples of all rules gave; each failure with what was expected and what came out. */
export const testedRules = (messages: Messages, result: RuleTestResult): string => {
  const { rules } = messages.texts;
  const failures = result.failures.map((failure) =>
    [
      fill(rules.failed, { rule: failure.ruleId, place: failure.place }),
      `  «${shortened(failure.text)}»`,
      ...(failure.expected === null ? [] : [`  ${fill(rules.expected, { text: failure.expected })}`]),
      `  ${fill(rules.actual, { text: failure.actual })}`,
    ].join('\n'),
  );
  const counts = { rules: result.rules, examples: result.examples, failed: result.failures.length };
  return `${[...failures, fill(rules.tested, counts)].join('\n')}\n`;
};

export const triedPhrase = (messages: Messages, port: RulesPort, phrase: string): string => {
  const { rules } = messages.texts;
  const matches = port
    .tryPhrase(phrase)
    .map((match) => fill(rules.matched, { rule: match.ruleId, quote: shortened(match.quote), value: match.value }));
  return `${matches.length === 0 ? rules.matchedNothing : matches.join('\n')}\n`;
};

const examples = (messages: Messages, rule: RuleExplanation): readonly string[] =>
  rule.examples.length === 0
    ? []
    : [
        fill(messages.texts.rules.examples, { count: rule.examples.length }),
        ...rule.examples.map((example) => `  ${example.verdict}: ${shortened(example.text)}`),
      ];

/** Names that share a part with the one asked for. */
const similarNames = (port: RulesPort, id: string): readonly string[] => {
  const parts = id
    .toLowerCase()
    .split(/[./-]/u)
    .filter((part) => part.length > 2);
  const shared = (name: string): number => parts.filter((part) => name.includes(part)).length;
  return port.list
    .map((rule) => rule.id)
    .filter((name) => shared(name) > 0)
    .sort((a, b) => shared(b) - shared(a))
    .slice(0, 5);
};
