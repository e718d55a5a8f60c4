import { normalizeUnicode, OPS, PDFWorker } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { WorkerMessageHandler } from 'pdfjs-dist/legacy/build/pdf.worker.mjs';

export { normalizeUnicode, OPS };

/**
 * The half of pdf.js that reads, in this thread and spoken to without copies: by itself it clones every message, the font programs
 * and each letter of each page among them, and compiles the outlines of letters that nobody will draw (docs/decisions/0020).
 */
export const openWorker = (): PDFWorker => {
  const port = new DirectPort();
  WorkerMessageHandler.initializeFromPort(port);
  // Its types allow none at all.
  return new PDFWorker({ port: port as unknown as null, verbosity: 0 });
};

interface Message {
  readonly action?: string;
  readonly data?: unknown;
  readonly chunk?: Readonly<Record<string, unknown>>;
}

type Listener = (event: { readonly data: Message }) => void;

/** Both ends of a channel within a thread. Messages arrive in order, each in a turn of its own. */
class DirectPort {
  readonly #listeners = new Set<Listener>();

  postMessage(message: Message): void {
    const event = { data: detached(message) };
    queueMicrotask(() => {
      for (const listener of this.#listeners) listener(event);
    });
  }

  addEventListener(_name: string, listener: Listener, options?: { readonly signal?: AbortSignal }): void {
    this.#listeners.add(listener);
    options?.signal?.addEventListener('abort', () => this.#listeners.delete(listener));
  }

  removeEventListener(_name: string, listener: Listener): void {
    this.#listeners.delete(listener);
  }

  terminate(): void {
    this.#listeners.clear();
  }
}

/** What the sender goes on to change is copied: the lists of a chunk, which it empties for the next one. */
const detached = (message: Message): Message => {
  const { chunk, action, data } = message;
  if (chunk !== undefined) {
    const lists = Object.entries(chunk).map(([name, value]) => [name, Array.isArray(value) ? value.slice() : value]);
    return { ...message, chunk: Object.fromEntries(lists) };
  }
  if (action === 'commonobj' && Array.isArray(data) && data[1] === 'Font') forbidFontFace(data[2]);
  return message;
};

/**
 * Letters of a font are compiled by the reading half where it may not be handed to a browser, and the other half does hand it over
 * where it may: the first is told that it may, the second that it may not. Two bits of the third of the flags of a packed font.
 */
const forbidFontFace = (exported: unknown): void => {
  if (typeof exported !== 'object' || exported === null || !('data' in exported) || !(exported.data instanceof ArrayBuffer)) return;
  const flags = new Uint8Array(exported.data, 0, 1);
  flags[0] = ((flags[0] ?? 0) & ~(0b11 << 4)) | (0b10 << 4);
};
