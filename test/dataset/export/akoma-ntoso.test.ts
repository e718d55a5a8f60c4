import { describe, expect, it } from 'vitest';
import { buildXml, parseXml } from '../../../src/adapters/xml.js';
import type { XmlElement, XmlNode } from '../../../src/adapters/xml-port.js';
import { eIdOf } from '../../../src/dataset/export/akn/element.js';
import { documentOf } from '../../../src/dataset/export/akn/document.js';
import { openExportContext } from '../../../src/export-context.js';
import type { Act, DocumentRecord } from '../../../src/model/index.js';
import { record } from '../../store/records.js';
import { readSet } from '../made.js';

const context = openExportContext('rules', 'ru');

const marked = (act: Act, { text, dropped }: DocumentRecord): XmlElement => {
  const read = parseXml(Buffer.from(context.buildXml(documentOf(context, { act, text, dropped, marked: '2026-01-01' }))), new Map());
  if (!read.ok) throw new Error(read.detail);
  return read.root;
};

const elements = (node: XmlNode): readonly XmlElement[] => (typeof node === 'string' ? [] : [node, ...node.children.flatMap(elements)]);
const named = (root: XmlElement, name: string): readonly XmlElement[] => elements(root).filter((each) => each.name === name);
const textOf = (node: XmlNode): string => (typeof node === 'string' ? node : node.children.map(textOf).join(''));
const plain = (text: string): string => text.replace(/\s+/gu, ' ').trim();

const samples = await readSet('samples');
const acts = samples.records.flatMap((each) => each.acts.map((act) => [`${each.path}, act ${act.ordinal}`, act, each] as const));

describe.each(acts)('%s', (_, act, file) => {
  const root = marked(act, file);
  const clauses = act.parts.flatMap((part) => part.clauses);

  it('has every clause once, by its path, with its label and words', () => {
    const byId = new Map(elements(root).map((each) => [each.attributes['eId'], each]));
    const ids = elements(root).flatMap((each) => each.attributes['eId'] ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { path, label, text } of clauses) {
      const own = byId.get(eIdOf(path));
      const words = own?.name === 'p' ? [own] : (own?.children ?? []).filter((each) => typeof each !== 'string' && OWN.has(each.name));
      expect(plain(words.map(textOf).join(' ')), path).toBe(plain(`${label ?? ''} ${text}`));
    }
  });

  it('keeps clauses within their parents, siblings in their order', () => {
    const there = elements(root).flatMap((each) => each.attributes['eId'] ?? []);
    for (const part of act.parts) {
      const inBody = part.clauses.filter(({ zone }) => zone === 'body');
      const paths = new Map(inBody.map(({ id, path }) => [id, eIdOf(path)]));
      for (const parentId of new Set(inBody.map((clause) => clause.parentId))) {
        const siblings = inBody.filter((clause) => clause.parentId === parentId);
        const wanted = [...siblings].sort((a, b) => a.start - b.start).map(({ path }) => eIdOf(path));
        expect(there.filter((id) => wanted.includes(id))).toEqual(wanted);
        const parent = elements(root).find((each) => parentId !== null && each.attributes['eId'] === paths.get(parentId));
        if (parent !== undefined) expect(elements(parent).map((each) => each.attributes['eId'])).toEqual(expect.arrayContaining(wanted));
      }
    }
  });

  it('states every fact with its quote, and leads to classes and clauses that are there', () => {
    const { facts } = act;
    const stated = named(root, 'pf:fact');
    const kept = [facts.definitions, facts.roles, facts.triggers, facts.deadlines, facts.provisions, facts.touchpoints, facts.contacts];
    const listed = [...kept, facts.actReferences, facts.internalReferences].flat();
    expect(stated.map((each) => each.attributes['id'])).toEqual(listed.map(({ id }) => id));
    expect(stated.map((each) => plain(textOf(each)))).toEqual(listed.map(({ quote }) => plain(quote)));
    const ids = new Set(elements(root).map((each) => each.attributes['eId']));
    for (const each of elements(root)) {
      const targets = [
        ...(each.attributes['refersTo']?.split(' ') ?? []),
        ...(each.name === 'pf:fact' ? [each.attributes['href'] ?? '#poryadok'] : []),
      ];
      for (const target of targets) expect(ids.has(target.slice(1)), `${each.name} → ${target}`).toBe(true);
    }
  });

  it('has a table of each table, with the cells of its rows', () => {
    const tables = act.parts.flatMap((part) => part.tables);
    const rows = named(root, 'table').map((table) => named(table, 'tr').length);
    expect(rows).toEqual(tables.map(({ rowCount }) => rowCount + 1));
  });
});

/** What holds a clause's own words: the rest of it is other clauses. */
const OWN = new Set(['num', 'heading', 'intro', 'content']);

describe('an act', () => {
  const made = record({ path: 'a.txt', number: null, date: null });
  const [act] = made.acts;
  if (act === undefined) throw new Error('no act');

  it('without number or date is told from others by its own id', () => {
    const [work] = named(marked(act, made), 'FRBRWork');
    expect(work === undefined ? [] : named(work, 'FRBRuri').map((each) => each.attributes['value'])).toEqual([
      `/akn/ru-ce/act/undated/${act.id}`,
    ]);
    expect(work === undefined ? [] : named(work, 'FRBRdate').map((each) => each.attributes)).toEqual([
      { date: '0001-01-01', name: 'unknown' },
    ]);
  });

  it('without clauses has a body all the same', () => {
    const bare = { ...act, parts: act.parts.map((part) => ({ ...part, clauses: [], tables: [] })) };
    const facts = { ...act.facts, definitions: [] };
    expect(named(marked({ ...bare, facts }, made), 'hcontainer').map((each) => each.attributes['name'])).toEqual(['empty']);
    expect(named(marked({ ...bare, parts: [] }, made), 'body')).toHaveLength(1);
  });

  it('out of scope is a document', () => {
    expect(marked({ ...act, scope: 'unrelated' }, made).children.map((each) => (typeof each === 'string' ? each : each.name))).toEqual([
      'doc',
    ]);
  });
});

describe('the text of XML', () => {
  it.each([
    ['a < b & "c"', 'a < b & "c"'],
    ['\u0000form\u000Bfeed\u000C', '\uFFFDform\uFFFDfeed\uFFFD'],
    ['0', '0'],
    ['\uD800 alone, \u{1F4C4} whole', '\uFFFD alone, \u{1F4C4} whole'],
    ["it's 5 > 4 ]]>", "it's 5 > 4 ]]>"],
  ])('carries %j', (text, read) => {
    const made = buildXml({
      name: 'a',
      attributes: { b: text, c: undefined },
      children: [text, { name: 'd', attributes: {}, children: [] }],
    });
    const back = parseXml(Buffer.from(made), new Map());
    expect(back).toEqual({
      ok: true,
      root: { name: 'a', attributes: { b: read }, children: [read, { name: 'd', attributes: {}, children: [] }] },
    });
  });
});
