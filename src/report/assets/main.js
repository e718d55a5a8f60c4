import { parseAddress } from './address.js';
import { byId } from './dom.js';
import { applyFilters, showMatrix, startMatrix } from './matrix.js';
import { showOrder } from './order.js';
import { showWhatIf, startWhatIf } from './whatif.js';

/** The section of changes is there only where something was compared with. */
const SECTIONS = ['summary', 'matrix', 'order', 'not-read', 'not-counted', 'what-if', 'changes'].filter((name) => byId(name) !== null);

const show = () => {
  const { section, path, filters } = parseAddress(location.hash);
  const shown = SECTIONS.includes(section) ? section : 'summary';
  for (const name of SECTIONS) byId(name).hidden = name !== shown;
  for (const link of document.querySelectorAll('nav a')) {
    const here = link.dataset.section === shown || (shown === 'order' && link.dataset.section === 'matrix');
    link.toggleAttribute('aria-current', here);
    if (here) link.setAttribute('aria-current', 'page');
  }
  document.body.dataset.section = shown;
  if (shown === 'matrix') showMatrix(filters);
  if (shown === 'order') {
    applyFilters(filters);
    showOrder(path[0], path[1]);
  }
  if (shown === 'what-if') showWhatIf(filters);
};

const start = () => {
  startMatrix();
  startWhatIf();
  document.querySelector('.skip').addEventListener('click', (event) => {
    event.preventDefault();
    byId('content').focus();
  });
  addEventListener('hashchange', show);
  show();
};

start();
