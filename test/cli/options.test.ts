import { describe, expect, it } from 'vitest';
import { isoDate } from '../../src/cli/commands/options.js';

describe('a day on the command line', () => {
  it.each(['2026-12-31', '2024-02-29'])('%s is one', (value) => {
    expect(isoDate('--as-of', value)).toBe(value);
  });

  it.each(['2026-02-30', '2025-02-29', '31.12.2026', '2026-1-1', '2026-12-31T00:00', 'завтра', ''])('%j is none', (value) => {
    expect(() => isoDate('--as-of', value)).toThrow(/option-invalid/u);
  });
});
