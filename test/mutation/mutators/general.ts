import type { Span } from '../../../src/model/index.js';
import { childrenOf, clauseAt, cut, inserted, replaced, type Edit } from '../edits.js';
import { grounds, leadsTo, mutator, rewritten, said, type MutationInput, type Mutator } from '../mutator.js';
import { withIntroductions } from '../introductions.js';
import type { ClauseNode } from '../subject.js';

/** Everything that meets it goes. */
export const deleted = (status: 'missing' | 'partial' = 'missing'): Mutator =>
  mutator('delete', 'delete', (input) => {
    const edits = cut(input.subject, clauses(input));
    return leadsTo(status, edits === null ? null : withIntroductions(input.subject, edits));
  });

/** The clauses it stands in, where they govern nothing: in the same clause it may be said once more. */
const clauses = (input: MutationInput): Span[] =>
  grounds(input).map((place) => {
    const node = clauseAt(input.subject, place);
    return node === null || childrenOf(input.subject, node).length > 0 || node.clause.zone !== 'body' ? place : node.clause;
  });

/** A wording that is near and is not it. */
export const weakened = (status: 'missing' = 'missing'): Mutator =>
  mutator('weaken', 'weaken', (input) => {
    const saying = said(input, input.random.pick(input.material.weaken[input.requirement.id] ?? ['']));
    if (saying === null || saying === '') return null;
    const edits = replaced(input.subject, clauses(input), saying);
    return leadsTo(status, edits === null ? null : withIntroductions(input.subject, edits));
  });

/** What it says is denied. */
export const denied = (): Mutator =>
  mutator('deny', 'alter', (input) => {
    const verbs = input.material.deny.join('|');
    const pattern = new RegExp(`(?<![\\p{L}])(?<!не )(?:${verbs})(?![\\p{L}])`, 'u');
    const edits = grounds(input).map((place) => rewritten(input.subject, place, pattern, ([verb]) => `не ${verb}`));
    return edits.some((each) => each === null)
      ? null
      : leadsTo(
          'missing',
          edits.flatMap((each) => each ?? []),
        );
  });

/** It speaks of another object than the list. */
export const ofAnotherObject = (): Mutator =>
  mutator('another object', 'alter', (input) => {
    const edits = grounds(input).map((place) => objectEdits(input, place));
    return edits.some((each) => each.length === 0) ? null : leadsTo('missing', edits.flat());
  });

const OTHER: Readonly<Record<string, string>> = {
  nom: 'график отпусков',
  gen: 'графика отпусков',
  dat: 'графику отпусков',
  acc: 'график отпусков',
  ins: 'графиком отпусков',
  prep: 'графике отпусков',
};
const LIST = { nom: 'Перечень', gen: 'Перечня', dat: 'Перечню', acc: 'Перечень', ins: 'Перечнем', prep: 'Перечне' };

const objectEdits = ({ subject }: MutationInput, place: Span): Edit[] => {
  const forms = Object.entries(subject.words?.['L'] ?? LIST).sort((a, b) => b[1].length - a[1].length);
  const stretch = subject.text.slice(place.start, place.end);
  const edits: Edit[] = [];
  for (const [name, form] of forms) {
    for (const match of stretch.matchAll(new RegExp(`(?<![\\p{L}])${form}(?![\\p{L}])`, 'giu'))) {
      const start = place.start + match.index;
      if (edits.some((edit) => edit.start === start)) continue;
      const by = OTHER[name] ?? '';
      edits.push({
        start,
        end: start + match[0].length,
        text: /^\p{Lu}/u.test(match[0]) && match.index === 0 ? by.charAt(0).toUpperCase() + by.slice(1) : by,
      });
    }
  }
  return edits;
};

/** The clause stands in another section: what it says holds there too. */
export const movedWithin = (): Mutator =>
  mutator('move to another section', 'move', (input) => {
    const { subject, random } = input;
    const places = grounds(input);
    const [place] = places;
    const node = place === undefined ? null : clauseAt(subject, place);
    if (places.length !== 1 || node === null || node.part.kind !== 'procedure' || childrenOf(subject, node).length > 0) return null;
    if (
      node.clause.kind === 'item' ||
      /[:;]\s*$/u.test(node.clause.text) ||
      subject.text.slice(node.clause.start, node.clause.end).includes('(далее')
    )
      return null;
    const targets = sectionEnds(input).filter((target) => target.parent !== node.parent && target.part === node.part);
    if (targets.length === 0) return null;
    const taken = cut(subject, [node.clause]);
    const target = random.pick(targets);
    // Numbers that run through both sections would have to be counted anew in between.
    if (taken?.some(({ start }) => start === target.labelStart) === true) return null;
    return leadsTo('met', taken === null ? null : movedEdits(taken, inserted(subject, target, node.clause.text.trim())));
  });

/** Both changes renumber; one label is shifted once by their sum. */
const movedEdits = (taken: readonly Edit[], put: readonly Edit[]): Edit[] | null => {
  const clash = taken.some((one) => put.some((other) => one.start === other.start && one.end === other.end && one.end > one.start));
  return clash ? null : [...taken, ...put];
};

/** The last clause of each section of the procedure that ends a sentence. */
const sectionEnds = ({ subject }: MutationInput): ClauseNode[] => {
  const last = new Map<string, ClauseNode>();
  for (const node of subject.clauses) {
    if (node.part.kind === 'procedure' && node.clause.kind === 'clause' && node.clause.label !== null) last.set(node.parent ?? '', node);
  }
  return [...last.values()];
};
