import type { Recognition } from './load.js';
import { unitOf, type Unit } from './phrase/unit.js';
import type { UnitLevel } from './schema.js';
import type { Token } from './tokens.js';

/** A stretch of text that rules of one level are matched in, with what governs it. */
export interface LevelPlace {
  readonly level: UnitLevel;
  readonly own: Unit;
  readonly lead: Unit;
  /** What governs it, with the sentences right before it in the clause. */
  readonly carried: Unit;
}

export type UnitMaker = (tokens: readonly Token[]) => Unit;

/**
 * The places of one clause at every level.
 * @param governing tokens of the lead-ins over the clause, outermost first
 * @param under tokens of what stands below the clause: part of the level `clause` only
 */
export const placesOf = (
  recognition: Recognition,
  unit: UnitMaker,
  sentences: readonly (readonly Token[])[],
  governing: readonly Token[],
  under: readonly Token[],
): LevelPlace[] => {
  const [first = []] = sentences;
  const heading = sentences.length > 1 && recognition.segmenter.isHeading(first) ? first : [];
  const lead = unit(governing);
  const whole = [...sentences.flat(), ...under];
  if (whole.length === 0) return [];
  const made = sentences.map((sentence, index) => {
    const before = recognition.segmenter.continues(sentence, sentences[index - 1] ?? []) ? (sentences[index - 1] ?? []) : [];
    const topic = index === 0 || before === first ? governing : [...governing, ...heading];
    const over = before.length === 0 && topic.length === governing.length ? lead : unit([...topic, ...before]);
    const own = unit(sentence);
    const earlier = sentences.slice(Math.max(heading.length > 0 ? 1 : 0, index - CARRIED_SENTENCES), index).flat();
    return [
      { level: 'sentence' as const, own, lead: over, carried: earlier.length === 0 ? over : unit([...topic, ...earlier]) },
      ...segmentPlaces(recognition, unit, own, { governing: [...topic, ...before], over, earlier: [...topic, ...earlier] }),
    ];
  });
  const only = sentences.length === 1 && under.length === 0 ? made[0]?.[0]?.own : undefined;
  return [...made.flat(), { level: 'clause', own: only ?? unit(whole), lead, carried: lead }];
};

/** How many sentences back a topic carries over. */
const CARRIED_SENTENCES = 2;

/** What governs a sentence. */
interface Governing {
  readonly governing: readonly Token[];
  /** The same as a unit. */
  readonly over: Unit;
  /** With the sentences before it. */
  readonly earlier: readonly Token[];
}

/** Segments and propositions of a sentence; where one is the whole of the wider one, they share the unit and what was found in it. */
const segmentPlaces = (
  recognition: Recognition,
  unit: UnitMaker,
  sentence: Unit,
  { governing, over: lead, earlier }: Governing,
): LevelPlace[] => {
  const segments = recognition.segmenter.segments(sentence.tokens);
  return segments.flatMap((segment): LevelPlace[] => {
    const over = segment.lead.length === 0 ? lead : unit([...governing, ...segment.lead]);
    const own = segment.own.length === sentence.tokens.length ? sentence : unit(segment.own);
    const carried = earlier.length === governing.length ? over : unit([...earlier, ...segment.lead]);
    const propositions = recognition.segmenter.propositions(segment.own);
    const items = recognition.segmenter.items(segment.own);
    return [
      { level: 'segment', own, lead: over, carried },
      ...items.map((item): LevelPlace => {
        const governs = item.lead.length === 0 ? over : unit([...over.tokens, ...item.lead]);
        return { level: 'item', own: items.length === 1 ? own : unit(item.own), lead: governs, carried };
      }),
      ...propositions.map((tokens, index): LevelPlace => {
        const before = subjectOf(recognition, propositions, index);
        const governs = before.length === 0 ? over : unit([...over.tokens, ...before]);
        return { level: 'proposition', own: propositions.length === 1 ? own : unit(tokens), lead: governs, carried };
      }),
    ];
  });
};

/**
 * The proposition that names whom or what this one goes on about: «… утверждается приказом | и размещается на сайте», «Изменения вносятся … |,
 * согласовываются … | и утверждаются …», «Методист готовит проект …, | директор подписывает его …». Its verbs are its own.
 */
const subjectOf = ({ segmenter }: Recognition, propositions: readonly (readonly Token[])[], index: number): readonly Token[] => {
  let at = index;
  while (at > 0 && (propositions[at]?.[0]?.kind === 'word' || segmenter.beginsWithVerb(propositions[at] ?? []))) at -= 1;
  const before = propositions[index - 1] ?? [];
  if (at === index && !segmenter.goesOn(propositions[index] ?? [])) return [];
  const named = at >= index - 1 ? before : [...(propositions[at] ?? []), ...before];
  return named.filter((token) => !segmenter.isPredicate(token));
};

/** Places of a bare text, as an example or a phrase to try: `under` are the lead-ins, outermost first. */
export const placesOfText = (recognition: Recognition, tokens: readonly Token[], under: readonly Token[]): LevelPlace[] =>
  placesOf(recognition, unitOf, recognition.segmenter.sentences(tokens), under, []);
