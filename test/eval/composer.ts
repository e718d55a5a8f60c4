import type { Enumeration, Grammar } from './grammar.js';
import type { Profile } from './profile.js';
import type { Random } from './random.js';
import type { Truth } from './truth.js';
import { fill, type Words } from './wording.js';

/** A paragraph of the order: a sentence, or a lead-in with items. */
export interface Unit {
  readonly text: string;
  readonly items: readonly string[];
}

export interface Section {
  readonly heading: string;
  readonly units: readonly Unit[];
}

/** What every chapter of an order is composed with. */
export interface Composer {
  readonly grammar: Grammar;
  readonly random: Random;
  readonly profile: Profile;
  readonly truth: Truth;
  readonly words: Words;
}

export interface Claim {
  readonly requirement: string;
  /** The fact the wording stands for, as `Use.fact`. */
  readonly fact: string | null;
  readonly present?: boolean;
  /** The wording as the grammar has it, where what is said was changed on the way. */
  readonly template?: string;
}

/** Words of a wording with its placeholders filled; noted in the truth. */
export const say = (composer: Composer, template: string, claim: Claim, extra: Words = {}): string => {
  const text = fill(template, { ...composer.words, ...extra });
  composer.truth.uses.push({
    requirement: claim.requirement,
    fact: claim.fact,
    present: claim.present ?? true,
    template: claim.template ?? template,
    text,
  });
  return text;
};

export const sentence = (text: string): Unit => ({ text, items: [] });

/** Whether a requirement that an order of this quality carries is met. */
export const good = ({ random, profile }: Composer): boolean => random.chance(profile.quality);

/** A part of the items, never none and never all (where there are two). */
export const someOf = <T>(random: Random, items: readonly T[]): T[] =>
  random.shuffled(items).slice(0, random.whole(1, Math.max(1, items.length - 1)));

/** All, some or none of the items of a list requirement, in the order of the grammar. */
export const drawItems = (composer: Composer, items: readonly string[]): string[] => {
  if (good(composer)) return [...items];
  if (composer.random.chance(0.35)) return [];
  const some = new Set(someOf(composer.random, items));
  return items.filter((item) => some.has(item));
};

export interface Topic {
  readonly requirement: string;
  /** `provision needs`, `trigger`, …: an item's fact is this and the item. */
  readonly fact: (item: string) => string;
  readonly extra?: Words;
}

/** Says the items under a lead-in, in one sentence, or each in a sentence of its own. */
export const enumerate = (composer: Composer, enumeration: Enumeration, items: readonly string[], topic: Topic): Unit[] => {
  const { random } = composer;
  if (items.length === 0) return [];
  const shapes = shapesOf(enumeration, items);
  const form = random.pick(shapes);
  const word = (item: string): string =>
    say(
      composer,
      random.pick(enumeration.items[item]?.[form] ?? []),
      { requirement: topic.requirement, fact: topic.fact(item) },
      topic.extra,
    );
  if (form === 'sentence') return random.chance(0.5) ? items.map((item) => sentence(word(item))) : [sentence(items.map(word).join(' '))];
  const lead = fill(random.pick(enumeration.leads[form] ?? []), { ...composer.words, ...topic.extra });
  const texts = items.map(word);
  const inSentence = random.chance(items.length === 1 ? 0.8 : 0.25);
  if (!inSentence) return [{ text: `${lead.replace(/[:–\s]+$/u, '')}:`, items: texts }];
  const one = texts.length === 1 && !/[:–]\s*$/u.test(lead);
  return [sentence(`${lead.replace(/[:–\s]+$/u, '')}${one ? ' ' : ': '}${texts.join('; ')}.`)];
};

/** Shapes in which every one of the items can be said, several times over where they have a lead-in. */
const shapesOf = (enumeration: Enumeration, items: readonly string[]): string[] => {
  const all = [...Object.keys(enumeration.leads), 'sentence'];
  return all.filter((form) => items.every((item) => (enumeration.items[item]?.[form] ?? []).length > 0));
};
