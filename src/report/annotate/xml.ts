/** A tag of an XML text with where it stands. */
export interface Tag {
  readonly kind: 'open' | 'close' | 'empty';
  readonly name: string;
  /** `[start, end)` of the tag itself. */
  readonly start: number;
  readonly end: number;
}

/**
 * Every tag in the order of the text; declarations, comments and CDATA are stepped over. Time is linear in the length of the text.
 * @returns null where the text breaks off in a tag, or holds a DOCTYPE, which OOXML does not allow
 */
export const tagsOf = (xml: string): readonly Tag[] | null => {
  const tags: Tag[] = [];
  let at = xml.indexOf('<');
  while (at >= 0) {
    const end = endOf(xml, at);
    if (end === null) return null;
    const tag = tagAt(xml, at, end);
    if (tag !== null) tags.push(tag);
    at = xml.indexOf('<', end);
  }
  return tags;
};

const endOf = (xml: string, at: number): number | null => {
  const after = (mark: string): number | null => {
    const found = xml.indexOf(mark, at);
    return found < 0 ? null : found + mark.length;
  };
  if (xml.startsWith('<!--', at)) return after('-->');
  if (xml.startsWith('<![CDATA[', at)) return after(']]>');
  if (xml.startsWith('<?', at)) return after('?>');
  if (xml.startsWith('<!', at)) return null;
  let quote = '';
  for (let index = at + 1; index < xml.length; index += 1) {
    const mark = xml.charAt(index);
    if (quote !== '') quote = mark === quote ? '' : quote;
    else if (mark === '"' || mark === "'") quote = mark;
    else if (mark === '>') return index + 1;
  }
  return null;
};

const tagAt = (xml: string, start: number, end: number): Tag | null => {
  const second = xml.charAt(start + 1);
  if (second === '!' || second === '?') return null;
  const closing = second === '/';
  const from = start + (closing ? 2 : 1);
  let to = from;
  while (to < end && !/[\s/>]/.test(xml.charAt(to))) to += 1;
  const kind = closing ? 'close' : xml.charAt(end - 2) === '/' ? 'empty' : 'open';
  return { kind, name: xml.slice(from, to), start, end };
};

export const escapeXml = (text: string): string =>
  text.replace(/[&<>"]/g, (mark) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[mark] ?? mark);

/** Text of an element as it is read, each character with where it begins in the XML. */
export interface DecodedText {
  readonly text: string;
  /** Offset of each UTF-16 unit of `text`, and of the end. */
  readonly at: readonly number[];
}

export const decodedText = (xml: string, start: number, end: number): DecodedText => {
  let text = '';
  const at: number[] = [];
  for (let index = start; index < end; ) {
    const entity = xml.charAt(index) === '&' ? entityAt(xml, index, end) : null;
    const unit = entity?.text ?? xml.charAt(index);
    for (let part = 0; part < unit.length; part += 1) at.push(index);
    text += unit;
    index = entity?.end ?? index + 1;
  }
  return { text, at: [...at, end] };
};

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const LONGEST_ENTITY = 12;

const entityAt = (xml: string, start: number, end: number): { readonly text: string; readonly end: number } | null => {
  const stop = xml.slice(start, Math.min(end, start + LONGEST_ENTITY)).indexOf(';');
  if (stop < 0) return null;
  const name = xml.slice(start + 1, start + stop);
  const code = /^#x[0-9a-f]+$/i.test(name)
    ? Number.parseInt(name.slice(2), 16)
    : /^#\d+$/.test(name)
      ? Number.parseInt(name.slice(1), 10)
      : null;
  const text = code === null ? NAMED[name] : code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
  return text === undefined ? null : { text, end: start + stop + 1 };
};
