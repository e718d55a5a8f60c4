import { describe, expect, test } from 'vitest';
import { mammothReader } from '../../../src/adapters/mammoth.js';
import { previewDocx, readDocx } from '../../../src/extract/docx/index.js';
import { acidSource, TOO_MUCH_FOR_MAMMOTH } from './acid-document.js';
import { docx, num, p, r } from './build.js';
import { context } from './read.js';

const numbering =
  '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="russianLower"/><w:lvlText w:val="%1)"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>';

describe('the preview', () => {
  test('has our numbers and an anchor for each block', async () => {
    const preview = await previewDocx(
      context,
      mammothReader,
      await docx({ body: p('Порядок') + p('') + p('сайт', num(1)) + p('почта', num(1)), numbering }),
    );
    expect(preview?.anchors).toEqual(['src-0', 'src-2', 'src-3']);
    expect(preview?.html).toBe(
      '<p><a id="src-0"></a>Порядок</p><p><a id="src-1"></a></p><p><a id="src-2"></a>а) сайт</p><p><a id="src-3"></a>б) почта</p>',
    );
  });

  test('takes in neither pictures nor links that leave the web', async () => {
    const link = (id: string, text: string): string => `<w:hyperlink r:id="${id}">${r(text)}</w:hyperlink>`;
    const body = `<w:p>${link('bad', 'плохая')}${link('good', 'хорошая')}</w:p>`;
    const parts = [
      { name: '', id: 'bad', kind: 'hyperlink', bytes: '', external: 'javascript:alert(1)' },
      { name: '', id: 'good', kind: 'hyperlink', bytes: '', external: 'https://example.org/' },
    ];
    const preview = await previewDocx(context, mammothReader, await docx({ body, parts }));
    expect(preview?.html).toBe('<p><a id="src-0"></a>плохая<a href="https://example.org/">хорошая</a></p>');
  });

  test('of the acid document points at the blocks it shows', async () => {
    const bytes = await docx(await acidSource(TOO_MUCH_FOR_MAMMOTH));
    const [preview, reading] = [await previewDocx(context, mammothReader, bytes), await readDocx(context, bytes)];
    const blocks = reading.ok ? reading.value.blocks : [];
    expect(preview?.anchors).toHaveLength(blocks.length);
    const stamp = blocks.findIndex((block) => block.region === 'text-box' && block.kind === 'paragraph' && block.text === 'УТВЕРЖДЁН');
    const anchor = preview?.anchors[stamp];
    expect(preview?.html).toMatch(new RegExp(`<a id="${anchor ?? 'none'}"></a>УТВЕРЖДЁН`, 'u'));
    const missing = (preview?.anchors ?? []).filter((id) => id !== null && !(preview?.html ?? '').includes(`id="${id}"`));
    // mammoth draws no text box that has no VML copy, no deleted paragraph and no WordArt.
    expect(missing.length).toBeLessThan(5);
  });

  test('is null where the file cannot be read', async () => {
    expect(await previewDocx(context, mammothReader, Buffer.from('нет'))).toBeNull();
  });
});
