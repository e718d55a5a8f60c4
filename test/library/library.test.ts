import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { compare, loadStandard, readOrder } from '../../src/index.js';

const ORDERS = path.resolve(import.meta.dirname, '../../corpus/orders');
const ORDER = path.join(ORDERS, '000_c57e932842b784d7.txt');

describe('the library', () => {
  const standard = loadStandard();

  it('loads the standard that comes with the package', () => {
    expect(standard.requirements).toHaveLength(45);
    expect(JSON.parse(JSON.stringify(standard))).toEqual(standard);
  });

  it('reads a file by path and from bytes alike', async () => {
    const byPath = await readOrder(ORDER);
    const fromBytes = await readOrder(readFileSync(ORDER), { name: path.basename(ORDER) });
    expect(byPath.status).toBe('parsed');
    expect(fromBytes).toEqual(byPath);
    expect(JSON.parse(JSON.stringify(byPath))).toEqual(byPath);
  });

  it('judges one act as it judges the acts of a file', async () => {
    const { acts } = await readOrder(ORDER);
    const findings = compare(acts, standard);
    expect(findings.map(({ requirementId }) => requirementId)).toEqual(standard.requirements.map(({ id }) => id));
    const [first] = acts;
    if (first === undefined) throw new Error('no act');
    expect(compare(first, standard)).toEqual(findings);
  });

  it('judges facts that were stored as JSON and read back', async () => {
    const { acts } = await readOrder(ORDER);
    expect(compare(JSON.parse(JSON.stringify(acts)), JSON.parse(JSON.stringify(standard)))).toEqual(compare(acts, standard));
  });

  it('says why a file was not read and does not reject', async () => {
    const order = await readOrder(new Uint8Array(), { name: 'empty.txt' });
    expect(order).toMatchObject({ status: 'failed', errorCode: 'empty', acts: [] });
    expect(order.errorMessage).toMatch(/\p{L}/u);
    expect(compare(order.acts, standard)).toEqual([]);
  });

  it('rejects where there is no file', async () => {
    await expect(readOrder(path.join(ORDERS, 'none.txt'))).rejects.toMatchObject({ code: 'input-missing' });
  });

  it('names every mistake of a folder of rules', () => {
    expect(() => loadStandard(import.meta.dirname)).toThrow(/standard\.yaml:1:1/);
  });
});

describe('the lines that the README quotes', () => {
  it('print what is not as the standard wants', async () => {
    const lines: string[] = [];
    const log = vi.spyOn(console, 'log').mockImplementation((...words: unknown[]) => void lines.push(words.join(' ')));
    await import('./readme-example.js');
    log.mockRestore();
    expect(lines.length).toBeGreaterThan(5);
    expect(lines.filter((line) => line.startsWith('critical final.list-publication missing'))).toHaveLength(1);
  });
});
