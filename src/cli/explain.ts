import type { Explanation, Matched, Rejected } from '../explain/index.js';
import type { FileExplained } from '../explain-file.js';
import { fill, type Messages } from '../messages/index.js';
import { Refusal, type Evidence } from '../model/index.js';
import type { ExplainLexicon, ExplainTexts } from '../rules/lexicons/explain.js';
import { shortened } from './names.js';
import type { Ports } from './ports.js';

export interface ExplainOptions {
  readonly file: string;
  readonly requirement: string;
  readonly json?: boolean;
  readonly rules: string;
}

/** `poryadok explain`: the way from the words of an order to one verdict. */
export const runExplain = async (messages: Messages, ports: Ports, options: ExplainOptions): Promise<void> => {
  const [{ contentOf }, { explainFile }] = await Promise.all([import('../batch/index.js'), import('../explain-file.js')]);
  const explained = await explainFile(options.rules, await contentOf(options.file), options.requirement);
  const { record, acts } = explained;
  if (record.status !== 'parsed') {
    const detail = record.errorCode === null ? '' : messages.failure(record.errorCode);
    throw new Refusal('file-unreadable', { path: options.file, detail: record.errorMessage ?? detail });
  }
  if (acts.length === 0) throw new Refusal('nothing-to-check', { path: options.file });
  ports.console.out(
    options.json
      ? `${JSON.stringify({ path: record.path, acts: acts.map(({ act, explanation }) => ({ act: act.id, ...explanation })) }, null, 2)}\n`
      : `${explainedText(messages, explained)}\n`,
  );
};

const MAX_RULES = 12;

const explainedText = (messages: Messages, { acts, lexicon }: FileExplained): string =>
  acts
    .map(({ act, explanation }) => {
      const texts = lexicon[messages.lang];
      const { title } = act.requisites;
      const clauses = new Map(act.parts.flatMap((part) => part.clauses.map((clause) => [clause.id, clause.citation] as const)));
      return [
        fill(texts.heading, { title: explanation.requirement.title, id: explanation.requirement.id }),
        ...(acts.length > 1 ? [fill(texts.act, { act: shortened(title.value ?? '') })] : []),
        fill(texts.reference, { source: explanation.requirement.source, text: shortened(explanation.requirement.reference) }),
        '',
        ...searchedLines(lexicon, texts, explanation),
        '',
        ...foundLines(texts, explanation),
        ...rejectedLines(texts, explanation.rejected),
        '',
        ...verdictLines(messages, texts, explanation, clauses),
        '',
        ...changeLines(texts, explanation),
      ].join('\n');
    })
    .join('\n\n');

const searchedLines = ({ levels, zones, parts }: ExplainLexicon, texts: ExplainTexts, { searched }: Explanation): string[] => {
  if (searched.length === 0) return [texts.structure];
  const named = (names: Readonly<Record<string, string>>, codes: readonly string[]): string =>
    codes.map((code) => names[code] ?? code).join(', ');
  const lines = searched.slice(0, MAX_RULES).map((rule) => {
    const where = rule.parts === null ? null : fill(texts.parts, { parts: named(parts, rule.parts) });
    return `  ${fill(texts.rule, { id: rule.id, title: rule.title, in: named(levels, [rule.in]), zones: named(zones, rule.zones), parts: where })}`;
  });
  const more = searched.length - lines.length;
  return [fill(texts.searched, { count: searched.length }), ...lines, ...(more > 0 ? [`  ${fill(texts.moreRules, { count: more })}`] : [])];
};

const foundLines = (texts: ExplainTexts, { matched }: Explanation): string[] => {
  if (matched.length === 0) return [texts.nothingFound];
  return [
    texts.found,
    ...matched.map((each: Matched) => {
      const at = {
        ...placeOf(texts, each),
        alike: each.alike === null ? null : fill(texts.alike, { words: each.alike.join(', ') }),
        unused: each.counts ? null : texts.unused,
      };
      return `  ${each.ruleId === null ? fill(texts.plainMatch, at) : fill(texts.match, { ...at, id: each.ruleId, title: each.title === '' ? null : each.title })}`;
    }),
  ];
};

const rejectedLines = (texts: ExplainTexts, rejected: readonly Rejected[]): string[] =>
  rejected.length === 0
    ? []
    : [
        '',
        texts.rejected,
        ...rejected.flatMap((each) => [
          `  ${fill(texts.rejection, { ...placeOf(texts, each), id: each.ruleId, title: each.title })}`,
          `    ${fill(texts.reasons[each.reason] ?? '', { found: listed(each.found), lacking: listed(each.lacking) })}`,
        ]),
      ];

const listed = (words: readonly string[]): string => words.map((word) => `«${word}»`).join(', ');

const placeOf = (
  texts: ExplainTexts,
  { citation, page, quote }: Matched | Rejected,
): { citation: string; page: string | null; quote: string } => ({
  citation: citation === '' ? '—' : citation,
  page: page === null ? null : fill(texts.page, { page }),
  quote: shortened(quote),
});

const verdictLines = (
  messages: Messages,
  texts: ExplainTexts,
  { finding }: Explanation,
  clauses: ReadonlyMap<string, string>,
): string[] => {
  const direction = finding.direction === null ? '' : `, ${messages.label('direction', finding.direction)}`;
  const nearest = finding.evidence.find(({ role }: Evidence) => role === 'nearest');
  return [
    fill(texts.verdict, { status: `${messages.label('findingStatus', finding.status)}${direction}` }),
    `  ${fill(texts.expected, { text: finding.expected })}`,
    `  ${fill(texts.actual, { text: shortened(finding.actual) })}`,
    `  ${fill(texts.explanation, { text: finding.explanation })}`,
    ...(nearest === undefined
      ? []
      : [`  ${fill(texts.nearest, { citation: clauses.get(nearest.clauseId ?? '') ?? '—', quote: shortened(nearest.quote) })}`]),
  ];
};

const changeLines = (texts: ExplainTexts, { finding, change }: Explanation): string[] => {
  if (change !== null)
    return [texts.changeHeading, `  ${fill(texts.changes[change.kind] ?? '', { ...change, instead: change.instead ?? '' })}`];
  if (finding.status === 'met') return [texts.noChange];
  if (finding.status === 'not-applicable') return [texts.notApplied];
  return [fill(texts.noneFound, { text: finding.recommendation ?? '' })];
};
