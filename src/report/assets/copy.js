import { words } from './data.js';
import { announce, make } from './dom.js';

/** Copies a text and says so on the button pressed. */
export const copyText = async (text, button) => {
  const done = await copied(text);
  announce(done ? words.copied : `${words.copyFailed} ${text}`);
  if (!done) {
    prompt(words.copyFailed, text);
    return;
  }
  const before = button.textContent;
  button.textContent = words.copied;
  setTimeout(() => {
    button.textContent = before;
  }, 1500);
};

/** The clipboard of a page opened from disk is not always there; then the old way, else the reader copies by hand. */
const copied = async (text) => {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = make('textarea', { class: 'visually-hidden' });
    document.body.append(area);
    area.value = text;
    area.select();
    const done = document.execCommand('copy');
    area.remove();
    return done;
  }
};
