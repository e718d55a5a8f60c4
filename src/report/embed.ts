import { deflateSync } from 'node:zlib';
import { type Markup, raw } from './html.js';

/** JSON that no text in it can break out of: no `<`, no `&`, nothing beyond printable ASCII but letters that are plain. */
const RISKY = /[<>&\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/g;

/** A script element that holds data, to be read with `JSON.parse`. */
export const embeddedJson = (id: string, value: unknown): Markup =>
  raw(`<script type="application/json" id="${id}">${safeJson(value)}</script>`);

export const safeJson = (value: unknown): string =>
  JSON.stringify(value).replace(RISKY, (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** A script element that holds JSON packed with zlib, in base64: for what is read only when a document is opened. */
export const embeddedPacked = (id: string, value: unknown): Markup => raw(`<script type="text/plain" id="${id}">${packed(value)}</script>`);

const packed = (value: unknown): string => deflateSync(Buffer.from(JSON.stringify(value)), { level: 9 }).toString('base64');
