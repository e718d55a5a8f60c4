import { html, type Markup } from './html.js';
import type { Threshold } from './input.js';
import type { Wording } from './wording.js';

/** The frame of «what if the term were another»; the page fills in the answer. */
export const whatIfFrame = (wording: Wording, thresholds: readonly Threshold[]): Markup => {
  const { frame } = wording.words;
  return html`<section id="what-if" aria-labelledby="what-if-title">
<h1 id="what-if-title">${frame.whatIfTitle}</h1>
<p class="note">${thresholds.length === 0 ? frame.whatIfNone : frame.whatIfNote}</p>
<form id="what-if-form" class="filters"${thresholds.length === 0 ? html` hidden` : null}>
<label class="wide">${frame.whatIfTerm} <select id="what-if-term"></select></label>
<label>${frame.whatIfLimit} <span class="with-unit"><input id="what-if-limit" type="number" min="1" max="365" step="1"> <span id="what-if-unit"></span></span></label>
<label class="check"><input id="what-if-stricter" type="checkbox"> ${frame.whatIfStricter}</label>
</form>
<div id="what-if-result" aria-live="polite"></div>
</section>`;
};
