import { describe, expect, it } from 'vitest';
import type { Installed } from '../../src/doctor.js';
import { runCli } from '../../src/cli/program.js';
import type { Ports } from '../../src/cli/ports.js';
import { type Captured, fakePorts } from './fake-ports.js';

const here = (tool: Installed['tool']): Installed => ({ tool, found: true, version: '1.2', path: `/bin/${tool}` });
const gone = (tool: Installed['tool']): Installed => ({ tool, found: false, version: null, path: null });

const run = async (args: readonly string[], over: Partial<Ports>): Promise<Captured & { readonly code: number }> => {
  const captured = { out: '', err: '' };
  const code = await runCli(['doctor', ...args], fakePorts(captured, over));
  return { ...captured, code };
};

describe('doctor', () => {
  it('names what is there', async () => {
    const { out, code } = await run([], { findInstalled: async () => [here('libreoffice'), here('poppler')] });
    expect(code).toBe(0);
    expect(out).toContain('[есть] LibreOffice (файлы DOC, RTF, ODT) 1.2: /bin/libreoffice');
    expect(out).toContain('Всё нужное установлено.');
  });

  it('says how to get what is not, on each system', async () => {
    const { out, code } = await run([], { findInstalled: async () => [here('tesseract'), gone('tesseract-rus')] });
    expect(code).toBe(1);
    expect(out).toContain('Debian: apt install tesseract-ocr-rus');
    expect(out).toContain('macOS: brew install tesseract-lang');
    expect(out).toContain('Windows:');
  });

  it('shows what two readers of a file disagree on', async () => {
    const readTwice: Ports['readTwice'] = async () => [
      { side: 'second', against: 'mammoth', text: 'скрытое', reason: 'hidden' },
      { side: 'ours', against: 'libreoffice', text: 'лишнее', reason: null },
    ];
    const { out, code } = await run(['a.docx'], { readTwice });
    expect(code).toBe(1);
    expect(out).toContain('second, mammoth: «скрытое» (причина: hidden)');
    expect(out).toContain('ours, libreoffice: «лишнее»');
  });

  it('does not call a file it cannot compare alike', async () => {
    const { out, code } = await run(['a.pdf'], {});
    expect(code).toBe(0);
    expect(out).toContain('a.pdf: сравнить нельзя');
  });

  it('gives data on request', async () => {
    const { out } = await run(['--json'], {});
    expect(JSON.parse(out)).toMatchObject({ installed: [{ tool: 'libreoffice', found: true }] });
  });
});
