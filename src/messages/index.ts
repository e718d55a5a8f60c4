export { fill, type MessageData } from './fill.js';
export { loadMessages } from './load.js';
export { createMessages, LANGS, type Lang, type Messages } from './messages.js';
