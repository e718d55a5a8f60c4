/** Paragraphs of an RTF part inside a package: text only, in one pass, by the rules of RTF 1.9.1 on groups and escapes. */
export const rtfParagraphs = (bytes: Buffer): readonly string[] => {
  const source = bytes.toString('latin1');
  const decoder = codePage(source);
  const groups: Group[] = [];
  let group: Group = { silent: false, fallback: 1 };
  let text = '';
  let pending: number[] = [];
  let toSkip = 0;
  const flush = (): void => {
    if (pending.length > 0) text += decoder.decode(Uint8Array.from(pending));
    pending = [];
  };
  const put = (shown: string): void => {
    flush();
    if (!group.silent) text += shown;
  };
  for (const token of source.matchAll(TOKEN)) {
    const [raw, word, parameter, hex, symbol] = token;
    if (raw === '{') {
      groups.push(group);
      group = { ...group };
    } else if (raw === '}') {
      flush();
      group = groups.pop() ?? { silent: false, fallback: 1 };
    } else if (hex !== undefined || (word === undefined && symbol === undefined)) {
      // A fallback for readers without Unicode follows each `\u`.
      for (const byte of hex === undefined ? Buffer.from(raw.replace(/[\r\n]/gu, ''), 'latin1') : [Number.parseInt(hex, 16)]) {
        if (toSkip > 0) toSkip -= 1;
        else if (!group.silent) pending.push(byte);
      }
    } else if (symbol !== undefined) {
      if (symbol === '*') group.silent = true;
      else put(SYMBOLS[symbol] ?? symbol);
    } else if (word === 'u') {
      put(String.fromCharCode(Number(parameter ?? '63') & 0xffff));
      toSkip = group.fallback;
    } else if (word === 'uc') group.fallback = Math.min(8, Number(parameter ?? '1'));
    else if (SILENT.has(word ?? '')) group.silent = true;
    else put(WORDS[word ?? ''] ?? '');
  }
  flush();
  return text
    .split(PARAGRAPH)
    .map((each) => each.trim())
    .filter(Boolean);
};

interface Group {
  silent: boolean;
  /** Number of bytes that follow `\u` for readers without Unicode. */
  fallback: number;
}

const PARAGRAPH = '\u2029';
const TOKEN = /[{}]|\\([a-z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-f]{2})|\\([^a-z])|[^{}\\]+/giu;
const SYMBOLS: Readonly<Record<string, string>> = { '~': '\u00a0', '-': '\u00ad', _: '\u2011', '\n': PARAGRAPH, '\r': PARAGRAPH };
const WORDS: Readonly<Record<string, string>> = {
  par: PARAGRAPH,
  sect: PARAGRAPH,
  row: PARAGRAPH,
  line: '\n',
  tab: '\t',
  cell: '\t',
  emdash: '—',
  endash: '–',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  bullet: '•',
};
const SILENT = new Set([
  'fonttbl',
  'colortbl',
  'stylesheet',
  'info',
  'pict',
  'object',
  'header',
  'footer',
  'headerl',
  'headerr',
  'headerf',
  'footerl',
  'footerr',
  'footerf',
  'themedata',
  'listtable',
  'listoverridetable',
  'generator',
  'fldinst',
  'xmlnstbl',
]);

const codePage = (source: string): InstanceType<typeof TextDecoder> => {
  const page = /\\ansicpg(\d+)/u.exec(source.slice(0, 4096))?.[1] ?? '1251';
  try {
    return new TextDecoder(`windows-${page}`);
  } catch {
    return new TextDecoder('windows-1251');
  }
};
