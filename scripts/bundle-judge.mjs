// Bundles what the page of the report judges by itself: the code of `src/compare`, so that the page and the comparison cannot disagree.
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const HEAD = '// Made of src/compare/judge.ts by `npm run generate`.';

/** The module's text. */
export const bundleJudge = async () => {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('../src/compare/judge.ts', import.meta.url))],
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    charset: 'utf8',
    supported: { 'const-and-let': true },
    banner: { js: HEAD },
  });
  return outputFiles[0].text;
};
