import { openZipPackage } from '../annotate/zip.js';

/**
 * Moves the part of a link after «#» to where spreadsheets look for it: «location», which may be an anchor of an HTML page
 * (ECMA-376 18.3.1.47). The writer leaves it in the target, where it would be a part of the file's name.
 */
export const withAnchors = (bytes: Uint8Array): Uint8Array => {
  const opened = openZipPackage(Buffer.from(bytes));
  if (opened === null) throw new Error('hucre wrote no package');
  const changes = new Map<string, Buffer>();
  for (const name of opened.names.filter((each) => RELATIONS.test(each))) {
    const sheet = name.replace('_rels/', '').replace(/\.rels$/, '');
    const relations = opened.read(name)?.toString('utf8') ?? '';
    const xml = opened.read(sheet)?.toString('utf8') ?? '';
    const anchors = new Map<string, string>();
    const targets = relations.replace(/<Relationship\s[^>]*>/g, (tag) => {
      const id = /\sId="([^"]*)"/.exec(tag)?.[1];
      const anchor = /\sTarget="[^"#]+#([^"]*)"/.exec(tag)?.[1];
      if (id === undefined || anchor === undefined) return tag;
      anchors.set(id, anchor);
      return tag.replace(/(\sTarget="[^"#]+)#[^"]*"/, '$1"');
    });
    if (anchors.size === 0) continue;
    changes.set(name, Buffer.from(targets));
    changes.set(
      sheet,
      Buffer.from(
        xml.replace(/(<hyperlink\s[^>]*r:id="([^"]*)")/g, (tag, head: string, id: string) => located(tag, head, anchors.get(id))),
      ),
    );
  }
  return opened.with(changes);
};

const RELATIONS = /^xl\/worksheets\/_rels\/[^/]+\.rels$/;

const located = (tag: string, head: string, anchor: string | undefined): string =>
  anchor === undefined ? tag : `${head} location="${anchor}"`;
