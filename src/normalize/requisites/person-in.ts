import type { Span } from '../../model/index.js';
import type { Identity } from './context.js';
import { anyOf, patternOf } from './patterns.js';

/** «А.А. Усманов», «Усманов А.А.», «Усманов Адам Ахмедович», «Адам Ахмедович УСМАНОВ», as printed; a post before the name is none of it. */
export const personIn = (identity: Identity, text: string): (Span & { value: string }) | null => {
  const surname = "\\p{Lu}[\\p{L}’']+(?:-\\p{Lu}[\\p{L}]+)?";
  const posts = anyOf(identity.posts.flatMap((post) => [`${post.slice(0, 1).toUpperCase()}${post.slice(1)}`, post.toUpperCase()]));
  const initial = '\\p{Lu}(?:-\\p{Lu})?\\.';
  const patterns = [
    patternOf(`(?<!\\p{L}-?|\\p{L}\\.)${initial} ?(?:${initial} ?)?${surname}`, 'u'),
    patternOf(`(?<!\\p{L})${surname}[ \\t]${initial}[ \\t]?(?:${initial})?(?!\\s?\\p{Lu})`, 'u'),
    patternOf(
      `(?<!\\p{L})(?!(?:${posts})\\s)(?:\\p{Lu}\\p{Ll}+(?:-\\p{Lu}\\p{Ll}+)?|\\p{Lu}{6,})(?:\\s\\p{Lu}\\p{Ll}+){0,2}\\s\\p{Lu}\\p{Ll}+(?:${anyOf(identity.patronymicEndings)})(?!\\p{L})(?:\\s\\p{Lu}\\p{L}+)?`,
      'u',
    ),
  ];
  const found = patterns.flatMap((pattern) => {
    const match = pattern.exec(text);
    return match === null
      ? []
      : [{ value: match[0].replace(/\s+/gu, ' ').trim(), start: match.index, end: match.index + match[0].trimEnd().length }];
  });
  return found.sort((a, b) => a.start - b.start)[0] ?? null;
};
