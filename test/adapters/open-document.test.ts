import { describe, expect, it } from 'vitest';
import { withoutLinks } from '../../src/adapters/open-document.js';
import { openZip } from '../../src/adapters/zip.js';
import { pack, type PackedMember } from '../fuzz/pack.js';

const harmless = async (bytes: Buffer): Promise<Buffer> => {
  const made = await withoutLinks(bytes);
  if (!made.ok) throw new Error(made.code);
  return made.bytes;
};

describe('what a document in one file points to', () => {
  it.each([
    ['a file', '<a:x xlink:href="file:///etc/passwd"/>', '<a:x xlink:href=""/>'],
    ['an address', "<a:x xlink:href = 'http://example.org/'/>", '<a:x xlink:href = ""/>'],
    ['a file beside it', '<a:x xlink:href="other.png"/>', '<a:x xlink:href=""/>'],
    ['a way up', '<a:x xlink:href="Pictures/../../x.png"/>', '<a:x xlink:href=""/>'],
    ['an entity', '<a:x xlink:href="&e;"/>', '<a:x xlink:href=""/>'],
    ['a prefix of its own', '<a:x\nю:href="x"/>', '<a:x\nю:href=""/>'],
    ['no space before it', '<a:x b="c"d:href="x"/>', '<a:x b="c"d:href=""/>'],
    ['a macro', '<a:x xlink:href="vnd.sun.star.script:a"/>', '<a:x xlink:href=""/>'],
    ['what a declared entity says', '<!DOCTYPE x [<!ENTITY e "<a xlink:href=\'f\'/>">]><x>&e;</x>', '<x>&e;</x>'],
    ['a grammar', '<!DOCTYPE x SYSTEM "file:///a.dtd"><x/>', '<x/>'],
  ])('is taken away: %s', async (_, text, expected) => {
    expect((await harmless(Buffer.from(text))).toString()).toBe(expected);
  });

  it.each([
    ['a picture within', '<a:x xlink:href="Pictures/1.png"/>'],
    ['an object within', '<a:x xlink:href="./Object 1"/>'],
    ['an anchor', '<a:x xlink:href="#t1"/>'],
    ['where a reader is led', '<text:a xlink:href="http://example.org/">сайт</text:a>'],
    ['words that look like it', '<text:p>href="http://example.org/"</text:p>'],
  ])('is left where it is no more than that: %s', async (_, text) => {
    expect((await harmless(Buffer.from(text))).toString()).toBe(text);
  });

  it('is found in any encoding, and written in the one that everybody reads', async () => {
    const text = '<?xml version="1.0" encoding="utf-16"?><x a:href="f">ю</x>';
    expect((await harmless(Buffer.from(`\uFEFF${text}`, 'utf16le'))).toString()).toBe('<x a:href="">ю</x>');
    const old = Buffer.from('<?xml version="1.0" encoding="windows-1251"?><x>\xfe</x>', 'latin1');
    expect((await harmless(old)).toString()).toBe('<x>ю</x>');
  });
});

describe('what a packed document points to', () => {
  const read = async (members: readonly PackedMember[]): Promise<Readonly<Record<string, string>>> => {
    const opened = await openZip(await harmless(pack(members)));
    if (!opened.ok) throw new Error(opened.code);
    return Object.fromEntries(
      opened.archive.names.map((name) => {
        const member = opened.archive.read(name);
        return [name, member?.ok === true ? member.bytes.toString() : 'none'];
      }),
    );
  };

  it('is taken away in every part, and the rest is as it was', async () => {
    const linked = '<x xlink:href="file:///a"/>';
    const text = 'Приказ '.repeat(2000);
    expect(
      await read([
        { name: 'mimetype', bytes: 'm' },
        { name: 'content.xml', bytes: `<x>${text}</x>` },
        { name: 'styles.xml', bytes: linked },
        { name: 'Object 1/content.XML', bytes: linked },
        { name: 'Pictures/1.png', bytes: 'xlink:href="f"' },
      ]),
    ).toEqual({
      mimetype: 'm',
      'content.xml': `<x>${text}</x>`,
      'styles.xml': '<x xlink:href=""/>',
      'Object 1/content.XML': '<x xlink:href=""/>',
      'Pictures/1.png': 'xlink:href="f"',
    });
  });

  it('is not hidden in a second part of one name, nor in one that claims to be a link', async () => {
    const hidden = '<x xlink:href="file:///a"/>';
    expect(
      await read([
        { name: 'content.xml', bytes: '<x/>' },
        { name: 'content.xml', bytes: hidden },
        { name: 'styles.xml', bytes: hidden, mode: 0o120777 },
      ]),
    ).toEqual({ 'content.xml': '<x/>' });
  });

  it('is not looked for past the limits: the document is refused', async () => {
    const bomb = pack([{ name: 'content.xml', bytes: Buffer.alloc(70 * 1024 * 1024, 0x20) }]);
    expect(await withoutLinks(bomb)).toMatchObject({ ok: false, code: 'too-large' });
    expect(await withoutLinks(pack([{ name: 'content.xml', bytes: 'x', crc: 1 }]))).toMatchObject({ ok: false, code: 'corrupt' });
  });
});
