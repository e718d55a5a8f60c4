import { describe, expect, it } from 'vitest';
import type { Requisites } from '../../../src/model/index.js';
import { requisitesOf } from '../../../src/normalize/requisites/index.js';
import { statusOf } from '../../../src/normalize/scope.js';
import { firstAct, identity } from '../read-order.js';
import { ISSUERS } from './issuers.js';
import { LAYOUTS } from './layouts.js';
import { ODD_LAYOUTS } from './odd-layouts.js';
import { STAMP_LAYOUTS } from './stamp-layouts.js';

const told = (requisites: Requisites, field: string): string | null => {
  if (field === 'dateText') return requisites.dateText;
  if (field === 'region') return requisites.region.value?.code ?? null;
  if (field === 'clientTypes') return requisites.clientTypes.value?.join(' ') ?? null;
  const found = Object.entries(requisites).find(([name]) => name === field)?.[1];
  return typeof found === 'object' && found !== null && typeof found.value === 'string' ? found.value : null;
};

describe('requisites of invented layouts', () => {
  it.each([...LAYOUTS, ...ODD_LAYOUTS, ...STAMP_LAYOUTS, ...ISSUERS].map((layout) => [layout.name, layout] as const))(
    '%s',
    (_, { text, expect: wanted }) => {
      const input = firstAct(text);
      const requisites = requisitesOf(input, identity);
      const got = Object.fromEntries(
        Object.keys(wanted).map((field) => [field, field === 'status' ? statusOf(input, identity, requisites) : told(requisites, field)]),
      );
      expect(got).toEqual(wanted);
    },
  );

  it('quotes exactly the words of every found field', () => {
    for (const { text } of [...LAYOUTS, ...ODD_LAYOUTS, ...STAMP_LAYOUTS, ...ISSUERS]) {
      const input = firstAct(text);
      for (const field of Object.values(requisitesOf(input, identity))) {
        if (typeof field !== 'object' || field === null) continue;
        expect(field.quote).toBe(input.file.text.slice(field.start, field.end));
        if (field.state === 'found') expect(field.ruleId).not.toBeNull();
      }
    }
  });
});
