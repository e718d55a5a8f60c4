/** True for a web archive (RFC 2557): the head of a message that has parts. */
export const isWebArchive = (head: string): boolean => {
  const end = head.search(/\r?\n\r?\n/u);
  const fields = (end < 0 ? head : head.slice(0, end)).replace(/^\uFEFF/u, '').trimStart();
  return /^[\w-]{2,40}:/u.test(fields) && /^mime-version:/imu.test(fields);
};

/**
 * The page that an archive was saved for, without its pictures and styles: in its own encoding or, where the archive tells it, in
 * UTF-8 with a byte order mark. Null where there is none.
 */
export const archivedPage = (bytes: Buffer): Buffer | null => firstPage(splitHead(bytes.toString('latin1').replace(/^\s+/u, '')), 0);

interface Entity {
  /** Fields by name in lower case, folded lines undone. */
  readonly fields: ReadonlyMap<string, string>;
  readonly body: string;
}

const splitHead = (text: string): Entity => {
  const blank = /\r?\n\r?\n/u.exec(text);
  const head = blank === null ? text : text.slice(0, blank.index);
  const fields = new Map<string, string>();
  for (const line of head.replace(/\r?\n[ \t]+/gu, ' ').split(/\r?\n/u)) {
    const colon = line.indexOf(':');
    if (colon > 0) fields.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
  }
  return { fields, body: blank === null ? '' : text.slice(blank.index + blank[0].length) };
};

/** Parts within parts are no deeper than this. */
const MAX_DEPTH = 5;

const firstPage = (entity: Entity, depth: number): Buffer | null => {
  const type = entity.fields.get('content-type') ?? 'text/plain';
  if (/^multipart\//iu.test(type)) {
    const boundary = parameter(type, 'boundary');
    if (boundary === null || depth > MAX_DEPTH) return null;
    for (const part of entity.body.split(`--${boundary}`).slice(1)) {
      if (part.startsWith('--')) break;
      const found = firstPage(splitHead(part.replace(/^[ \t]*\r?\n/u, '')), depth + 1);
      if (found !== null) return found;
    }
    return null;
  }
  return /^(?:text\/html|application\/xhtml\+xml)/iu.test(type) ? inEncoding(decoded(entity), parameter(type, 'charset')) : null;
};

const parameter = (value: string, name: string): string | null => {
  const match = new RegExp(`;\\s*${name}\\s*=\\s*(?:"([^"]*)"|([^\\s;]+))`, 'iu').exec(value);
  return match?.[1] ?? match?.[2] ?? null;
};

const decoded = ({ fields, body }: Entity): Buffer => {
  switch (fields.get('content-transfer-encoding')?.toLowerCase()) {
    case 'base64':
      return Buffer.from(body, 'base64');
    case 'quoted-printable':
      return Buffer.from(
        body
          .replace(/[ \t]+(?=\r?\n)/gu, '')
          .replace(/=\r?\n/gu, '')
          .replace(/=([\dA-F]{2})/giu, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
        'latin1',
      );
    default:
      return Buffer.from(body, 'latin1');
  }
};

const inEncoding = (bytes: Buffer, charset: string | null): Buffer => {
  if (charset === null) return bytes;
  try {
    return Buffer.from(`\uFEFF${new TextDecoder(charset).decode(bytes)}`, 'utf8');
  } catch {
    return bytes;
  }
};
