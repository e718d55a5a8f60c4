import { html, type Markup } from './html.js';
import type { Wording } from './wording.js';

/** The frame of «what if the term were another»; the page fills in the answer. */
export const whatIfFrame = (wording: Wording): Markup => {
  const { frame } = wording.words;
  return html`<section id="what-if" aria-labelledby="what-if-title">
<h1 id="what-if-title">${frame.whatIfTitle}</h1>
<p class="note">${frame.whatIfNote}</p>
<form id="what-if-form" class="filters">
<label>${frame.whatIfDays} <input id="what-if-days" type="number" min="1" max="365" step="1" value="10"></label>
<label class="check"><input id="what-if-stricter" type="checkbox"> ${frame.whatIfStricter}</label>
</form>
<div id="what-if-result" aria-live="polite"></div>
</section>`;
};
