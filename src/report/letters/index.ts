export { type Annotated } from '../annotate/index.js';
export { annotatedFile, annotatedText } from './copy.js';
export type { LetterContext, LetterMatter, LetterOrder } from './input.js';
export { actName, filled } from './words.js';
export { renderLetter } from './letter.js';
