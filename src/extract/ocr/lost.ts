/** The mark of words that cannot be read: the replacement character of Unicode. */
export const LOST = '\uFFFD';
