import type { ActInput } from '../context.js';

/** «цифровые точки;» under «подразделяются на:» names no touchpoint. */
export const isTouchpointWord = (input: ActInput, words: string): boolean => {
  const stems = words
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .map((word) => input.recognition.stem(word));
  const anchors = input.recognition.vocabulary.anchors('touchpoint');
  return stems.some((stem) => anchors?.has(stem) ?? false);
};
