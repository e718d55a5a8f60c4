import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { bundle } from './bundle.js';
import { changeCount, changesSection } from './changes.js';
import { html, type Markup, raw } from './html.js';
import type { StreamedInput } from './input.js';
import { matrixFrame } from './matrix.js';
import { notCountedSection, notReadSection } from './not-read.js';
import type { Digest } from './digest.js';
import type { LeftOut } from './previews.js';
import { summarySection } from './summary.js';
import { whatIfFrame } from './what-if.js';
import type { Wording } from './wording.js';

export interface PageParts {
  readonly input: StreamedInput;
  readonly wording: Wording;
  readonly digest: Digest;
}

/** Modules of the page's script, each after those it imports. */
const MODULES = [
  'visible',
  'dom',
  'data',
  'address',
  'cite',
  'judge',
  'changes',
  'rows',
  'head',
  'matrix',
  'text',
  'align',
  'facts',
  'look',
  'verdict',
  'copy',
  'order-head',
  'order',
  'whatif',
  'main',
];

/** What stands before and after the embedded data: head and sections; what was left out, and the script. */
export interface PageFrame {
  readonly before: string;
  readonly after: (left: LeftOut) => string;
}

export const pageFrame = (parts: PageParts): PageFrame => {
  const { input, wording, digest } = parts;
  const { frame } = wording.words;
  const script = bundle(MODULES.map((name) => asset(`${name}.js`)));
  const before = html`<!doctype html>
<html lang="${input.lang}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy(script)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${frame.title}</title>
<style>${raw(asset('report.css'))}</style>
</head>
<body>
<a class="skip" href="#content">${frame.skipLink}</a>
<header class="top">
<p class="name">${frame.title}</p>
<p class="edition">${frame.standard}: ${input.standard.title}, ${frame.version} ${input.standard.version}</p>
${navigation(parts)}
</header>
<noscript><p class="notice">${frame.noScript}</p></noscript>
<main id="content" tabindex="-1">
${summarySection(input, wording, digest)}
${matrixFrame(input, wording, digest.rows)}
<section id="order" aria-label="${frame.orderTitle}" hidden></section>
${notReadSection(input, wording, digest)}
${notCountedSection(wording, digest.uncounted)}
${whatIfFrame(wording, input.thresholds)}
${input.changes === undefined ? null : changesSection(wording, input.changes, digest.rows)}
</main>
<div id="status" class="visually-hidden" role="status" aria-live="polite"></div>
`;
  const after = (left: LeftOut): Markup => html`
<footer class="foot"><p>${frame.madeBy}</p>${leftOut(wording, left)}</footer>
<script>${raw(script)}</script>
</body>
</html>
`;
  return { before: before.text, after: (left) => after(left).text };
};

const leftOut = (wording: Wording, { looks, crops }: LeftOut): Markup[] => {
  const { frame } = wording.words;
  const lines: [text: string, count: number][] = [
    [frame.leftOutLooks, looks],
    [frame.leftOutCrops, crops],
  ];
  return lines.filter(([, count]) => count > 0).map(([text, count]) => html`<p>${text} ${count}.</p>`);
};

const navigation = ({ input, wording, digest }: PageParts): Markup => {
  const { frame } = wording.words;
  const entries: [section: string, label: string, count: number | null][] = [
    ['summary', frame.navSummary, null],
    ['matrix', frame.navMatrix, digest.rows.length],
    ['not-read', frame.navNotRead, digest.refused.length],
    ['not-counted', frame.navNotCounted, digest.uncounted.length],
    ['what-if', frame.navWhatIf, null],
  ];
  if (input.changes !== undefined) entries.push(['changes', frame.navChanges, changeCount(input.changes)]);
  return html`<nav aria-label="${frame.navLabel}">${entries.map(
    ([section, label, count]) =>
      html`<a href="#/${section}" data-section="${section}">${label}${count === null ? null : html` <span class="count">${count}</span>`}</a>`,
  )}</nav>`;
};

/** Nothing may be loaded or sent, and no script may run but ours, whatever a document holds. */
const policy = (script: string): string => {
  const digest = createHash('sha256').update(script).digest('base64');
  return `default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-${digest}'; img-src data:; base-uri 'none'; form-action 'none'`;
};

const asset = (name: string): string => readFileSync(new URL(`./assets/${name}`, import.meta.url), 'utf8');
