import type { Recognition } from './load.js';
import { unitOf, type Unit } from './phrase/unit.js';
import type { UnitLevel } from './schema.js';
import type { Token } from './tokens.js';

/** A stretch of text that rules of one level are matched in, with what governs it. */
export interface LevelPlace {
  readonly level: UnitLevel;
  readonly own: Unit;
  readonly lead: Unit;
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
  const lead = unit(governing);
  const places = sentences.flatMap((sentence, index): LevelPlace[] => {
    const before = recognition.segmenter.continues(sentence) ? (sentences[index - 1] ?? []) : [];
    const over = before.length === 0 ? lead : unit([...governing, ...before]);
    return [{ level: 'sentence', own: unit(sentence), lead: over }, ...segmentPlaces(recognition, unit, sentence, [...governing, ...before], over)];
  });
  const whole = [...sentences.flat(), ...under];
  return whole.length === 0 ? [] : [...places, { level: 'clause', own: unit(whole), lead }];
};

const segmentPlaces = (
  recognition: Recognition,
  unit: UnitMaker,
  sentence: readonly Token[],
  governing: readonly Token[],
  lead: Unit,
): LevelPlace[] =>
  recognition.segmenter.segments(sentence).flatMap((segment): LevelPlace[] => {
    const over = segment.lead.length === 0 ? lead : unit([...governing, ...segment.lead]);
    return [
      { level: 'segment', own: unit(segment.own), lead: over },
      ...recognition.segmenter.propositions(segment.own).map((own): LevelPlace => ({ level: 'proposition', own: unit(own), lead: over })),
    ];
  });

/** Places of a bare text, as an example or a phrase to try: `under` are the lead-ins, outermost first. */
export const placesOfText = (recognition: Recognition, tokens: readonly Token[], under: readonly Token[]): LevelPlace[] =>
  placesOf(recognition, unitOf, recognition.segmenter.sentences(tokens), under, []);
