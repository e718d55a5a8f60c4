import { z } from 'zod';

const words = z.array(z.string().min(1)).min(1);

/** `rules/lexicon/html.yaml`: what tells the act from the page round it. */
export const htmlLexiconSchema = z.strictObject({
  chromeNames: words,
  headerNames: words,
  contentNames: words,
  chromePhrases: words,
  cookiePhrases: words,
  actLines: words,
  actTypes: words,
  titleWords: words,
  footPhrases: words,
  menuTitles: words,
});
