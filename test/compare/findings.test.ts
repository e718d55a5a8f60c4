import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareAct } from '../../src/compare/index.js';
import {
  CLIENT_TYPES,
  DEADLINE_ACTIONS,
  PROVISION_TOPICS,
  TIME_UNITS,
  TRIGGER_KINDS,
  CHANNELS,
  HOLDER_KINDS,
} from '../../src/model/index.js';
import { buildAct, type ActLiteral } from './act-builder.js';
import { context, findingFor, standard } from './context.js';

describe('compareAct', () => {
  it('gives one finding a requirement, in the order of the standard, the same on every run', () => {
    const act = buildAct({ provisions: ['purpose'] });
    const findings = compareAct(context, standard, act, [act]);
    expect(findings.map(({ requirementId }) => requirementId)).toEqual(standard.requirements.map(({ id }) => id));
    expect(compareAct(context, standard, act, [act])).toEqual(findings);
    expect(new Set(findings.map(({ id }) => id)).size).toBe(findings.length);
  });

  it('judges only a primary act in scope', () => {
    for (const literal of [{ isPrimary: false }, { scope: 'amendment' }, { scope: 'unrelated' }] as const) {
      expect(compareAct(context, standard, buildAct(literal), [])).toEqual([]);
    }
  });

  it('shows the nearest wording of what is missing, and is less sure the nearer it comes', () => {
    const near = 'Руководители структурных подразделений согласовывают с уполномоченным лицом изменения сведений Перечня.';
    const far = 'Контрольные карточки хранятся в отделе кадров пять лет.';
    const finding = findingFor(
      'final.unit-heads-notify',
      buildAct({ clauses: `1.|${far}\n2.|${near}\n3.|Утвержденный документ вступает в силу.` }),
    );
    expect(finding.evidence).toMatchObject([{ role: 'nearest', quote: near, clauseId: 'c1' }]);
    expect(finding.place).toBeNull();
    expect(finding.confidence).toBeLessThan(1);
    const without = findingFor('final.unit-heads-notify', buildAct({ clauses: `1.|${far}` }));
    expect(without).toMatchObject({ status: 'missing', evidence: [], confidence: 1, actual: 'Не найдено.' });
  });

  it('puts the least sure fact down as its confidence and all places as evidence', () => {
    const finding = findingFor(
      'formation.authorized-person',
      buildAct({ roles: [{ designation: 'а', confidence: 0.7 }, { designation: 'б' }] }),
    );
    expect(finding.confidence).toBe(0.7);
    expect(finding.evidence.map(({ role, quote }) => `${role} ${quote}`)).toEqual(['found а', 'found б']);
    expect(finding.place?.quote).toBe('а');
  });

  it('gives both places of a contradiction', () => {
    const finding = findingFor(
      'final.update-deadline',
      buildAct({
        deadlines: [
          { value: 10, unit: 'working-day' },
          { value: 5, unit: 'day' },
        ],
      }),
    );
    expect(finding.evidence.map(({ role }) => role)).toEqual(['contradicts', 'contradicts']);
  });

  it('leaves no place for a value unfilled, whatever the act', () => {
    fc.assert(
      fc.property(literals, (literal) => {
        const act = buildAct(literal);
        for (const finding of compareAct(context, standard, act, [act])) {
          const words = [finding.expected, finding.actual, finding.explanation, finding.recommendation ?? ''];
          expect(
            words.filter((text) => /[{}]|undefined|null/.test(text)),
            finding.requirementId,
          ).toEqual([]);
          expect(
            words.slice(0, 3).filter((text) => text.trim() === ''),
            finding.requirementId,
          ).toEqual([]);
          expect(finding.recommendation === null).toBe(finding.status === 'met' || finding.status === 'not-applicable');
          expect(finding.direction === null).toBe(finding.status !== 'deviates');
          expect(['partial', 'deviates'].includes(finding.status) && finding.evidence.length === 0, finding.requirementId).toBe(false);
          if (literal.unreadable === true) expect(finding.status).not.toBe('missing');
        }
      }),
      { numRuns: 150 },
    );
  });
});

const PROVISIONS = Object.entries(PROVISION_TOPICS).flatMap(([topic, items]) =>
  items.length === 0 ? [topic] : items.map((item) => `${topic}/${item}`),
);

const literals: fc.Arbitrary<ActLiteral> = fc.record({
  status: fc.constantFrom('signed', 'draft'),
  shape: fc.constantFrom('order', 'stamped'),
  unreadable: fc.boolean(),
  requisites: fc.constantFrom({}, { number: null }, { number: null, date: null, agency: null }, { date: { state: 'ambiguous' as const } }),
  stamp: fc.constantFrom(
    null,
    {},
    { number: null },
    { blank: true, date: null, number: null },
    { number: '1' },
    { kind: 'annex' as const, date: null, number: null },
  ),
  provisions: fc.subarray(PROVISIONS),
  triggers: fc.subarray([...TRIGGER_KINDS]),
  terms: fc.subarray(['клиент', 'внутренний клиент', 'клиентский путь', 'функция']),
  touchpoints: fc.array(
    fc
      .tuple(fc.constantFrom('list', 'table', 'definition'), fc.constantFrom(...CHANNELS), fc.constantFrom('digital', 'offline', '-'))
      .map((parts) => parts.join(':')),
    { maxLength: 4 },
  ),
  tables: fc.subarray([
    { columns: ['touchpoint', 'type'] as const },
    { columns: ['direction', 'touchpoint', 'needs', 'features'] as const, rows: 0 },
  ]),
  listRows: fc.array(fc.record({ needs: fc.constantFrom(null, '-', 'Консультация') }), { maxLength: 2 }),
  roles: fc.array(
    fc.record({
      role: fc.constantFrom('control', 'authorized-person'),
      holder: fc.constantFrom(...HOLDER_KINDS),
      designation: fc.constantFrom(null, 'уполномоченное лицо', 'отдел кадров'),
      personName: fc.constantFrom(null, 'П.С. Дорохин'),
    }),
    { maxLength: 3 },
  ),
  deadlines: fc.array(
    fc.record({
      action: fc.constantFrom(...DEADLINE_ACTIONS),
      bound: fc.constantFrom('within', 'timely', 'by-date'),
      value: fc.constantFrom(null, 1, 2, 4, 10, 1.5),
      unit: fc.constantFrom(null, ...TIME_UNITS),
      conflict: fc.boolean(),
    }),
    { maxLength: 3 },
  ),
  actReferences: fc.array(fc.record({ number: fc.constantFrom(null, '1') }), { maxLength: 2 }),
  references: fc.array(fc.record({ resolved: fc.boolean() }), { maxLength: 2 }),
  agencies: fc.array(fc.record({ name: fc.constant('департамент'), own: fc.boolean() }), { maxLength: 2 }),
  clients: fc.array(
    fc
      .tuple(fc.constantFrom('title', 'heading', 'purpose', 'elsewhere'), fc.constantFrom(...CLIENT_TYPES, 'both', 'unqualified'))
      .map((parts) => parts.join(':')),
    { maxLength: 3 },
  ),
  clauses: fc.constantFrom('', '1.|а\n3.|б', '1.|Перечень подлежит актуализации в случаях:\n  а)|появления новой точки взаимодействия'),
});

describe('src/compare', () => {
  it('holds no Russian wording outside comments', () => {
    const folder = path.resolve(import.meta.dirname, '../../src/compare');
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((each) => each.endsWith('.ts'))) {
      const code = readFileSync(path.join(folder, name), 'utf8').replace(/\/\*[^]*?\*\/|\/\/.*$/gm, '');
      expect(code, name).not.toMatch(/\p{Script=Cyrillic}|\\u04|\\x\{4/u);
    }
  });
});
