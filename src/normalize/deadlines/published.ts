import { covers, type DeadlineAction } from '../../model/index.js';
import type { Mention } from '../../parse/mentions/index.js';
import { byPlace, mentionsOf, standsWith, type ActInput } from '../context.js';
import { ofSide } from '../sides.js';

/**
 * What the term of a publication is given for. The first publication of the list and that of its changes may have a term each in one
 * sentence («утвержденный перечень размещается в течение 3 дней, обновленный – в течение 10 дней»), and the order and the list may share one.
 * @returns the actions of the term: what the sentence names on its side, else the duty itself
 */
export type Published = (term: Mention, duty: DeadlineAction) => readonly DeadlineAction[];

type Publication = 'publish-updated-list' | 'publish-approved-list';

export const createPublished = (input: ActInput, terms: readonly Mention[]): Published => {
  const marks = [...mentionsOf(input, 'mark')].sort((a, b) => byPlace(a.match, b.match));
  const objects = marks.filter(({ emit }) => isPublication(emit.mark));
  const together = marks.filter(({ emit }) => emit.mark === 'publish-order-and-list');
  return (term, duty) => {
    const isFirst = duty === 'publish-order' || duty === 'publish-approved-list';
    if (isFirst && together.some((mark) => standsWith(mark, term))) return ['publish-order', 'publish-approved-list'];
    if (!isPublication(duty)) return [duty];
    const beside = terms.filter((other) => other.part === term.part && covers(term.passage, other.match));
    const inSentence = objects.filter((object) => standsWith(object, term));
    if (beside.length < 2 || inSentence.length === 0) return [duty];
    // What a term counts from is its own, whatever stands around it.
    const inTerm = inSentence.filter(({ match }) => covers(term.match, match));
    const apart = inSentence.filter(({ match }) => !beside.some((other) => covers(other.match, match)));
    const around = ofSide(term, beside, apart, ({ match }) => match);
    if (names(inTerm, 'publish-updated-list') || names(around, 'publish-updated-list')) return ['publish-updated-list'];
    // «Актуализированный Перечень утверждается …, в течение 3 дней после утверждения размещается»: one list through all the sentence.
    const before = apart.filter(({ match }) => match.end <= term.match.start);
    if (around.length === 0 && before.at(-1)?.emit.mark === 'publish-updated-list') return ['publish-updated-list'];
    return names(around, 'publish-approved-list') || names(inTerm, 'publish-approved-list') ? ['publish-approved-list'] : [duty];
  };
};

const names = (objects: readonly MarkMention[], publication: Publication): boolean => objects.some(({ emit }) => emit.mark === publication);
type MarkMention = ReturnType<typeof mentionsOf<'mark'>>[number];

const PUBLICATIONS: readonly Publication[] = ['publish-updated-list', 'publish-approved-list'];
const isPublication = (mark: string): mark is Publication => PUBLICATIONS.some((one) => one === mark);
