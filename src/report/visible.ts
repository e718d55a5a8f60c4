/**
 * Characters that change how the text round them looks without being seen (direction marks and overrides, controls,
 * line separators, the byte order mark): a hostile document could use them to make a verdict read backwards.
 * `assets/visible.js` is the same list for the page.
 */
const HIDDEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/g;

/** The text with every hidden character written out as `[U+202E]`. */
export const visible = (text: string): string => text.replace(HIDDEN, code);

const code = (mark: string): string => `[U+${mark.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}]`;
