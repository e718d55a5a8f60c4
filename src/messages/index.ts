export { fill, type MessageData } from './fill.js';
export { openMessages } from './open.js';
export { createMessages, LANGS, type Lang, type Messages } from './messages.js';
