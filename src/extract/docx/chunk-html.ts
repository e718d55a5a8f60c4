/**
 * Paragraphs of an HTML (or plain text) part inside a package: Word itself takes only simple ones in. Tags are cut, not
 * understood; time is linear in the length.
 */
export const htmlParagraphs = (bytes: Buffer): readonly string[] => {
  const text = decode(bytes);
  if (!/<[a-z!/]/iu.test(text))
    return text
      .split(/\r\n|\r|\n/u)
      .map(clean)
      .filter(Boolean);
  let out = '';
  let at = 0;
  let skipping: string | null = null;
  for (const tag of text.matchAll(/<!--|<\/?([a-z][a-z0-9:]*)[^<>]*>/giu)) {
    if (tag.index < at) continue;
    if (skipping === null) out += text.slice(at, tag.index).replace(/\s+/gu, ' ');
    at = tag.index + tag[0].length;
    const name = tag[1]?.toLowerCase();
    if (name === undefined) {
      const end = text.indexOf('-->', at);
      at = end < 0 ? text.length : end + 3;
      continue;
    }
    const closing = tag[0][1] === '/';
    if (skipping !== null) {
      if (closing && name === skipping) skipping = null;
      continue;
    }
    if (!closing && SILENT.has(name)) skipping = name;
    else if (name === 'br') out += LINE;
    else if (name === 'td' || name === 'th') out += closing ? '\t' : '';
    else if (BLOCKS.has(name)) out += PARAGRAPH;
  }
  if (skipping === null) out += text.slice(at).replace(/\s+/gu, ' ');
  return out.split(PARAGRAPH).map(clean).filter(Boolean);
};

const LINE = '\n';
const PARAGRAPH = '\u2029';
const SILENT = new Set(['script', 'style', 'title', 'head']);
const BLOCKS = new Set(
  'address article aside blockquote body center dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section table tbody tfoot thead tr ul'.split(
    ' ',
  ),
);

const decode = (bytes: Buffer): string => {
  const head = bytes.toString('latin1', 0, 1024);
  const label = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : (/charset\s*=\s*["']?([\w-]+)/iu.exec(head)?.[1] ?? 'utf-8');
  try {
    return new TextDecoder(label).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
};

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  laquo: '«',
  raquo: '»',
  mdash: '—',
  ndash: '–',
  shy: '\u00ad',
  hellip: '…',
};

const clean = (text: string): string =>
  text
    .replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/giu, (whole, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return ENTITIES[name.toLowerCase()] ?? whole;
      const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
    })
    .trim();
