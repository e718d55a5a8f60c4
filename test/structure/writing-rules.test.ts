import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { CASES, verdictsLexiconSchema } from '../../src/rules/lexicons/verdicts.js';
import { loadRecognition, type Recognition } from '../../src/rules/load.js';
import { requirementSchema, VERDICTS } from '../../src/rules/require-schema.js';
import { createRuleBook } from '../../src/rules/rulebook.js';
import { conceptsSchema, recognizeRuleSchema, slotTableSchema } from '../../src/rules/schema.js';
import { testExamples } from '../../src/rules/try.js';

const ROOT = path.resolve(import.meta.dirname, '../..');
const recognition = loadRecognition(path.join(ROOT, 'rules'));
const verdicts = verdictsLexiconSchema.parse(parse(readFileSync(path.join(ROOT, 'rules/lexicon/verdicts.yaml'), 'utf8')));
const CONDITIONS = Object.keys(verdicts.notApplicable);

describe.each(['docs/writing-rules.md', 'docs/writing-rules.ru.md'])('%s', (document) => {
  const markdown = readFileSync(path.join(ROOT, document), 'utf8');
  const blocks = [...markdown.matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map(([, body]): unknown => parse(body ?? ''));
  const [rule, concept, table, requirement] = blocks;

  it('shows a rule whose examples hold', () => {
    const shown = recognizeRuleSchema.parse(rule);
    const alone: Recognition = { ...recognition, book: createRuleBook(recognition.vocabulary, [shown]) };
    expect(testExamples(alone)).toEqual({ run: 2, failures: [] });
  });

  it('shows a concept, a table slot and a requirement that load', () => {
    expect(blocks).toHaveLength(4);
    expect(conceptsSchema.safeParse(concept).error).toBeUndefined();
    expect(slotTableSchema.safeParse(table).error).toBeUndefined();
    expect(requirementSchema.safeParse(requirement).error).toBeUndefined();
  });

  it('lists every kind of check once', () => {
    const listed = [...markdown.matchAll(/^\| `([a-z-]+)` \|/gm)].map(([, kind]) => kind ?? '');
    expect(Object.keys(CASES).filter((kind) => listed.filter((each) => each === kind).length !== 1)).toEqual([]);
  });

  it('names slots and concepts that there are', () => {
    const named = [...markdown.matchAll(/`\{([a-z][a-z-]*)\}`/g)].map(([, name]) => name ?? '');
    const ofText = ['term', 'lacking', 'found', 'place', 'quote'];
    expect(named.filter((name) => !recognition.vocabulary.has(name) && !ofText.includes(name))).toEqual([]);
  });

  it('names the conditions that there are', () => {
    expect(CONDITIONS.filter((condition) => !markdown.includes(`\`${condition}\``) && !markdown.includes(`{ ${condition}:`))).toEqual([]);
  });
});

describe('docs/writing-rules.md', () => {
  const markdown = readFileSync(path.join(ROOT, 'docs/writing-rules.md'), 'utf8');
  const rowOf = (kind: string): string => markdown.split('\n').findLast((line) => line.startsWith(`| \`${kind}\` |`)) ?? '';

  it.each(Object.entries(VERDICTS))('says which verdicts %s can give', (kind, possible) => {
    const last = rowOf(kind).split(' | ').at(-1) ?? '';
    const named = [...last.replaceAll(/\([^)]*\)/g, '').matchAll(/[a-z]+/g)].map(([word]) => word);
    expect(named.sort()).toEqual([...possible].sort());
  });

  it.each(Object.entries(CASES))('names only cases that %s has', (kind, cases) => {
    const last = rowOf(kind).split(' | ').at(-1) ?? '';
    const named = [...last.matchAll(/`([a-zA-Z]+)`/g)].map(([, name]) => name);
    const known: readonly string[] = cases;
    expect(named.filter((name) => name !== undefined && !known.includes(name))).toEqual([]);
  });
});
