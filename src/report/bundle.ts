/**
 * Joins the page's modules into one script that needs no loader: `import` lines go, `export` words and lists go, and the whole
 * stands in one function. Names of modules must therefore differ; a clash is a bug and throws.
 * @param modules sources, each after those it imports
 */
export const bundle = (modules: readonly string[]): string => {
  const seen = new Set<string>();
  for (const name of modules.flatMap(topLevelNames)) {
    if (seen.has(name)) throw new Error(`two modules of the report page declare ${name}`);
    seen.add(name);
  }
  return `(() => {\n'use strict';\n${modules.map(inlined).join('\n')}\n})();`;
};

const inlined = (source: string): string =>
  source
    .replace(/^import [^;]*;\n/gm, '')
    .replace(/^export \{[^}]*\};\n?/gm, '')
    .replace(/^export (?=const |function |async function )/gm, '')
    .trim();

const topLevelNames = (source: string): string[] =>
  [...source.matchAll(/^(?:export )?(?:const|let|var|(?:async )?function) (\w+)/gm)].map((match) => match[1] ?? '');
