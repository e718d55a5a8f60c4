import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { type BatchContext, documentId, FILE_LIMITS, runBatch } from '../../src/batch/index.js';
import { inspect } from '../../src/batch/inputs.js';
import { type Engine, Refusal } from '../../src/model/index.js';
import { record, regions, standard } from '../store/records.js';
import { temporaryFolders, words } from '../store/temporary.js';

const folder = temporaryFolders();

/** Reads files as lines; `boom` throws, `refused` is a failure of the reader. */
const engine = (seen: string[] = []): Engine => ({
  standard,
  process: async ({ path, sha256, bytes }) => {
    seen.push(path);
    const text = bytes.toString();
    if (text.startsWith('boom')) throw new Error('a reader tripped\nsecret stack');
    if (text.startsWith('timeout')) throw Object.assign(new Error('slow'), { code: 'timeout' });
    const made = record({ path, sha256, number: text.trim() });
    if (text.startsWith('illegal')) return { ...made, status: 'parsed', errorCode: 'corrupt' };
    if (text.startsWith('dangling')) return { ...made, findings: made.findings.map((each) => ({ ...each, clauseId: 'nowhere' })) };
    if (text.startsWith('lacking')) return JSON.parse(JSON.stringify({ ...made, pages: undefined }));
    if (text.startsWith('refused')) return { ...made, status: 'failed', errorCode: 'encrypted', acts: [], findings: [] };
    return made;
  },
});

const context = (over: Partial<BatchContext> = {}): BatchContext => ({
  engine: engine(),
  dataset: { regions, words },
  failureText: (code, data) => `${code} ${JSON.stringify(data ?? {})}`,
  clock: () => new Date(0),
  appVersion: '1',
  ...over,
});

const filled = (files: Record<string, string>): string => {
  const root = folder();
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(root, name, '..'), { recursive: true });
    writeFileSync(join(root, name), text);
  }
  return root;
};

const run = async (root: string, over: Partial<BatchContext> = {}, out = join(root, '..', `${root}-out`)) => ({
  out,
  ...(await runBatch(context(over), { inputs: [root], out })),
});

const rows = (out: string, sql: string): unknown[] => {
  const db = new Database(join(out, 'dataset.sqlite'), { readonly: true });
  const all = db.prepare(sql).all();
  db.close();
  return all;
};

const refusalOf = async (promise: Promise<unknown>): Promise<string> => {
  try {
    await promise;
    return 'none';
  } catch (error) {
    return error instanceof Refusal ? error.code : `not a refusal: ${String(error)}`;
  }
};

describe('a run', () => {
  it('gives a row to every regular file, whatever happens to it, in the order of paths', async () => {
    const root = filled({ 'б.txt': '1', 'a/2.txt': '2', 'a.txt': 'boom', 'r.txt': 'refused', '.hidden': '3', 't.txt': 'timeout' });
    const { out, documents } = await run(root);
    expect(documents.map(({ path, status, errorCode }) => [path, status, errorCode])).toEqual([
      ['.hidden', 'parsed', null],
      ['a.txt', 'failed', 'corrupt'],
      ['a/2.txt', 'parsed', null],
      ['r.txt', 'failed', 'encrypted'],
      ['t.txt', 'failed', 'timeout'],
      ['б.txt', 'parsed', null],
    ]);
    expect(rows(out, 'SELECT path FROM documents ORDER BY path')).toHaveLength(6);
    expect(rows(out, 'SELECT documents, failed FROM runs')).toEqual([{ documents: 6, failed: 3 }]);
    expect(documents[1]?.errorMessage).toBe('corrupt {"detail":"a reader tripped"}');
  });

  it('leaves one JSON file a document and the dataset, and nothing half-written', async () => {
    const root = filled({ 'a.txt': '1', 'b.txt': 'boom' });
    const { out, documents } = await run(root);
    expect(readdirSync(out).sort()).toEqual(['dataset.sqlite', 'orders']);
    expect(readdirSync(join(out, 'orders')).sort()).toEqual(documents.map(({ id }) => `${id}.json`).sort());
    expect(JSON.parse(readFileSync(join(out, 'orders', `${documents[0]?.id}.json`), 'utf8'))).toMatchObject({
      path: 'a.txt',
      text: expect.stringMatching(/./u),
    });
  });

  it('gives the same output whatever the number of files in hand', async () => {
    const files = Object.fromEntries(Array.from({ length: 12 }, (_, index) => [`${index}.txt`, `${index % 9}`]));
    const root = filled(files);
    const slow: Engine = {
      standard,
      process: async (file) => {
        await new Promise((resolve) => setTimeout(resolve, (file.path.length * 7) % 5));
        return engine().process(file);
      },
    };
    const one = await runBatch(context(), { inputs: [root], out: `${root}-1`, workers: 1 });
    const many = await runBatch(context({ engine: slow }), { inputs: [root], out: `${root}-8`, workers: 8 });
    expect(many.documents).toEqual(one.documents);
    const bytes = (out: string) => readdirSync(join(out, 'orders')).map((name) => readFileSync(join(out, 'orders', name), 'utf8'));
    expect(bytes(`${root}-8`)).toEqual(bytes(`${root}-1`));
  });

  it('reads a file once however many copies there are, and empty files each for itself', async () => {
    const root = filled({ 'b/copy.txt': '1', 'a.txt': '1', 'c.txt': '1', 'e1.txt': '', 'e2.txt': '' });
    const seen: string[] = [];
    const { documents } = await run(root, { engine: engine(seen) });
    expect(seen.sort()).toEqual(['a.txt', 'e1.txt', 'e2.txt']);
    const first = documents[0];
    expect(documents.slice(1, 3)).toMatchObject(
      ['b/copy.txt', 'c.txt'].map((path) => ({
        path,
        status: 'skipped',
        errorCode: 'duplicate',
        duplicateOf: documentId('a.txt', first?.sha256 ?? ''),
      })),
    );
  });

  it.each(['illegal', 'dangling', 'lacking'])('keeps the others where a record is %s', async (kind) => {
    const { out, documents, isolated } = await run(filled({ 'a.txt': kind, 'b.txt': '2' }));
    expect(documents.map(({ status, errorCode }) => [status, errorCode])).toEqual([
      ['failed', 'corrupt'],
      ['parsed', null],
    ]);
    expect(isolated).toMatchObject([{ path: 'a.txt' }]);
    expect(rows(out, 'SELECT count(*) AS acts FROM acts')).toEqual([{ acts: 1 }]);
    expect(rows(out, 'SELECT documents, failed FROM runs')).toEqual([{ documents: 2, failed: 1 }]);
  });

  it("forgets what is gone, and leaves other people's files", async () => {
    const root = filled({ 'a.txt': '1', 'b.txt': '2' });
    const { out, documents } = await run(root);
    writeFileSync(join(out, 'orders', 'notes.json'), '{}');
    writeFileSync(join(root, 'b.txt'), '3');
    const again = await run(root);
    expect(readdirSync(join(out, 'orders'))).toContain('notes.json');
    expect(readdirSync(join(out, 'orders'))).not.toContain(`${documents[1]?.id}.json`);
    expect(rows(out, 'SELECT id FROM documents ORDER BY path')).toEqual(again.documents.map(({ id }) => ({ id })));
    expect(rows(out, 'SELECT id FROM runs')).toHaveLength(2);
  });

  it('does not take its own results for input', async () => {
    const root = filled({ 'a.txt': '1' });
    await run(root, {}, join(root, 'results'));
    expect((await run(root, {}, join(root, 'results'))).documents.map(({ path }) => path)).toEqual(['a.txt']);
    await run(root, {}, root);
    const paths = (await run(root, {}, root)).documents.map(({ path }) => path);
    expect(paths).toContain('a.txt');
    expect(paths.filter((path) => !path.startsWith('results/'))).toEqual(['a.txt']);
  });

  it('does not follow symbolic links', async () => {
    const outside = filled({ 'secret.txt': '9' });
    const root = filled({ 'a.txt': '1' });
    symlinkSync(outside, join(root, 'folder'));
    symlinkSync(join(outside, 'secret.txt'), join(root, 'link.txt'));
    symlinkSync(root, join(root, 'loop'));
    expect((await run(root)).documents.map(({ path }) => path)).toEqual(['a.txt']);
  });

  it('names files from the folder that all inputs share, each once', async () => {
    const root = filled({ 'x/a.txt': '1', 'y/b.txt': '2', 'c.txt': '3' });
    const inputs = [join(root, 'y'), join(root, 'x', 'a.txt'), join(root, 'x')];
    const { documents } = await runBatch(context(), { inputs, out: `${root}-out` });
    expect(documents.map(({ path }) => path)).toEqual(['x/a.txt', 'y/b.txt']);
    const single = await runBatch(context(), { inputs: [join(root, 'c.txt')], out: `${root}-out` });
    expect(single.documents.map(({ path }) => path)).toEqual(['c.txt']);
  });

  it('reads names that are not UTF-8', async () => {
    const root = folder();
    const name = Buffer.concat([Buffer.from(`${root}/`), Buffer.from([0xcf, 0xf0, 0xe8, 0xea, 0xe0, 0xe7]), Buffer.from('.txt')]);
    writeFileSync(name, '1');
    expect((await run(root)).documents.map(({ path, status }) => [path, status])).toEqual([['Приказ.txt', 'parsed']]);
  });

  it('records a file that cannot be opened any more', async () => {
    const gone = { location: Buffer.from(join(folder(), 'gone.txt')), path: 'gone.txt' };
    const [file] = await inspect({ openArchive: null, failureText: context().failureText, limits: FILE_LIMITS }, gone);
    expect(file).toMatchObject({ sha256: null, refused: { code: 'access-denied', message: 'access-denied {"detail":"ENOENT"}' } });
  });

  it('accepts an empty folder', async () => {
    const { out, documents } = await run(folder());
    expect(documents).toEqual([]);
    expect(existsSync(join(out, 'dataset.sqlite'))).toBe(true);
  });
});

describe('the same act in two files', () => {
  it('is counted once, in the order of paths, and its findings are dropped elsewhere', async () => {
    const sameAct: Engine = { standard, process: async ({ path, sha256 }) => record({ path, sha256, number: '7' }) };
    const { out } = await run(filled({ 'a.pdf': 'x', 'b.docx': 'y' }), { engine: sameAct });
    expect(
      rows(
        out,
        `SELECT path, is_primary, (SELECT path FROM documents d JOIN acts v ON v.document_id = d.id WHERE v.id = acts.version_of) AS original,
      (SELECT count(*) FROM findings WHERE act_id = acts.id) AS findings FROM acts JOIN documents ON documents.id = document_id ORDER BY path`,
      ),
    ).toEqual([
      { path: 'a.pdf', is_primary: 1, original: null, findings: 3 },
      { path: 'b.docx', is_primary: 0, original: 'a.pdf', findings: 0 },
    ]);
  });
});

describe('what cannot run is refused', () => {
  it.each([
    ['a missing folder', () => [join(folder(), 'none')], 'input-missing'],
    ['a device', () => ['/dev/null'], 'input-not-regular'],
  ])('%s', async (_, inputs, code) => {
    expect(await refusalOf(runBatch(context(), { inputs: inputs(), out: join(folder(), 'out') }))).toBe(code);
  });

  it('where results cannot be written, before anything is read', async () => {
    const root = filled({ 'a.txt': '1' });
    const seen: string[] = [];
    expect(await refusalOf(run(root, { engine: engine(seen) }, join(root, 'a.txt', 'out')))).toBe('output-not-writable');
    expect(seen).toEqual([]);
  });

  it('where another run writes, and not where one was killed', async () => {
    const root = filled({ 'a.txt': '1' });
    const out = folder();
    writeFileSync(join(out, '.poryadok.lock'), String(process.ppid));
    expect(await refusalOf(run(root, {}, out))).toBe('output-in-use');
    writeFileSync(join(out, '.poryadok.lock'), '999999999');
    expect(await refusalOf(run(root, {}, out))).toBe('none');
    expect(existsSync(join(out, '.poryadok.lock'))).toBe(false);
  });

  it('where a foreign file stands in the place of the dataset, which is left alone', async () => {
    const out = filled({ 'dataset.sqlite': 'notes '.repeat(200) });
    expect(await refusalOf(run(filled({ 'a.txt': '1' }), {}, out))).toBe('dataset-foreign');
    expect(readFileSync(join(out, 'dataset.sqlite'), 'utf8')).toContain('notes');
  });

  it('leaves the earlier results whole when the end of a run fails', async () => {
    const root = filled({ 'a.txt': '1' });
    const { out } = await run(root);
    const before = readFileSync(join(out, 'dataset.sqlite'));
    let asked = 0;
    const broken = (): Date => {
      asked += 1;
      if (asked > 1) throw new Error('no time');
      return new Date(0);
    };
    await expect(run(root, { clock: broken })).rejects.toThrow('no time');
    expect(readFileSync(join(out, 'dataset.sqlite')).equals(before)).toBe(true);
    expect(readdirSync(out).sort()).toEqual(['dataset.sqlite', 'orders']);
  });
});

describe('ids', () => {
  it('come from path and content', () => {
    const sha = createHash('sha256').update('x').digest('hex');
    expect(documentId('a', sha)).toMatch(/^[0-9a-f]{16}$/);
    expect(documentId('a', sha)).not.toBe(documentId('b', sha));
  });
});
