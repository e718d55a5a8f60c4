import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

// `npm`: needs npm packages only. `system`: needs Debian's too, and fails by their name without them.
export default defineConfig({
  // The README's lines import the package by its name.
  resolve: { alias: { poryadok: fileURLToPath(new URL('src/index.ts', import.meta.url)) } },
  test: {
    testTimeout: 20_000,
    hookTimeout: 60_000,
    projects: [
      { extends: true, test: { name: 'npm', include: ['test/**/*.test.ts'], exclude: ['test/system/**'] } },
      // One file at a time: browsers, recognition and converters are measured against limits of time.
      { extends: true, test: { name: 'system', include: ['test/system/**/*.test.ts'], testTimeout: 60_000, fileParallelism: false } },
    ],
  },
});
