import type { Diagnostic, FailureCode, Refusal, SkipCode } from '../model/index.js';
import type { CodesLexicon, CodeList } from '../rules/lexicons/codes.js';
import type { MessagesLexicon, MessageTexts, Trouble } from '../rules/lexicons/messages.js';
import { fill, type MessageData } from './fill.js';

export const LANGS = ['ru', 'en'] as const;
export type Lang = (typeof LANGS)[number];

/** Texts in one language. Diagnostics, failures and refusals are data up to here. */
export interface Messages {
  readonly lang: Lang;
  /** Templates of the terminal, by command. */
  readonly texts: MessageTexts;
  readonly diagnostic: (diagnostic: Pick<Diagnostic, 'code' | 'data'>) => string;
  /** What is wrong with the file, why it matters, what to do: what `DocumentRecord.errorMessage` holds. */
  readonly failure: (code: FailureCode | SkipCode, data?: MessageData) => string;
  readonly refusal: (refusal: Refusal) => string;
  readonly internalError: (detail: string) => string;
  /** Label of a code. */
  readonly label: (list: CodeList, code: string) => string;
}

/** @param codes asked for with the first label: help needs none */
export const createMessages = (lexicon: MessagesLexicon, codes: () => CodesLexicon, lang: Lang): Messages => {
  const texts = lexicon[lang];
  return {
    lang,
    texts,
    diagnostic: ({ code, data }) => fill(texts.diagnostics[code], code === 'open-revision' ? revisionData(texts, codes, lang, data) : data),
    failure: (code, data) => rendered(texts.failures[code], inWords(texts, data)),
    refusal: ({ code, data }) => rendered(texts.refusals[code], inWords(texts, data)),
    internalError: (detail) => rendered(texts.internalError, { detail }),
    label: (list, code) => labelOf(codes(), list, code)?.[lang] ?? code,
  };
};

const rendered = (trouble: Trouble, data: MessageData = {}): string =>
  [trouble.what, trouble.why, trouble.advice].map((part) => fill(part, data).trim()).join(' ');

/** A detail that is an error of the system, or begins with one, in words; the code stays for whoever looks it up. */
const inWords = (texts: MessageTexts, data: MessageData = {}): MessageData => {
  const code = /^(?:Error: )?(E[A-Z]+|SQLITE_[A-Z_]+)(?::|$)/u.exec(String(data['detail'] ?? ''))?.[1];
  const words: Readonly<Record<string, string>> = texts.system;
  const told = code === undefined ? undefined : words[code];
  return told === undefined ? data : { ...data, detail: `${told} (${code})` };
};

/** Codes to words. The changed text is quoted only where a fact was read from its place. */
const revisionData = (
  texts: MessageTexts,
  codes: () => CodesLexicon,
  lang: Lang,
  { kind, text, facts }: Diagnostic['data'],
): MessageData => ({
  kind: worded(texts.revisions, String(kind)),
  text:
    facts === undefined
      ? null
      : String(text ?? '')
          .replace(/\s+/gu, ' ')
          .trim(),
  facts:
    facts === undefined
      ? null
      : String(facts)
          .split(', ')
          .map((fact) => factLabel(texts, codes(), lang, fact))
          .join(', '),
});

const factLabel = (texts: MessageTexts, codes: CodesLexicon, lang: Lang, fact: string): string => {
  const [kind = '', code = ''] = fact.split(' ');
  const list = kind === 'provision' && code.includes('/') ? 'provisionItem' : FACT_CODES.get(kind);
  const label = list === undefined ? undefined : labelOf(codes, list, code)?.[lang];
  return `${worded(texts.facts, kind)} «${label ?? code}»`;
};

const FACT_CODES: ReadonlyMap<string, CodeList> = new Map([
  ['requisite', 'requisiteField'],
  ['role', 'role'],
  ['trigger', 'triggerKind'],
  ['deadline', 'deadlineAction'],
  ['provision', 'provisionTopic'],
  ['touchpoint', 'channel'],
]);

/** A word of a catalogue, or the code itself where it has none. */
const worded = (words: Readonly<Record<string, string>>, code: string): string => words[code] ?? code;

const labelOf = (codes: CodesLexicon, list: CodeList, code: string): { readonly ru: string; readonly en: string } | undefined => {
  // Each list has its own keys; a code of another list simply has no label here.
  const labels: Readonly<Record<string, { readonly ru: string; readonly en: string }>> = codes[list];
  return labels[code];
};
