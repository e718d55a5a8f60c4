import { fill, type Messages } from '../messages/index.js';

/** «№ 19 от 23.05.2024», as the language writes it; a draft is marked. */
export const actName = (
  messages: Messages,
  act: { readonly number: string | null; readonly date: string | null; readonly draft?: boolean },
): string => {
  const { run } = messages.texts;
  const date = act.date === null ? null : dateOf(messages, act.date);
  const name = act.number === null ? fill(run.unnumbered, { date }) : fill(run.numbered, { number: act.number, date });
  return act.draft ? `${name} (${run.draftMark})` : name;
};

/** Text from a file on one line, without what would steer a terminal. */
export const lineOf = (text: string): string => text.replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ').trim();

/** A quote short enough for a terminal. */
export const shortened = (text: string, limit = 300): string => {
  const line = lineOf(text);
  return [...line].length > limit ? `${[...line].slice(0, limit - 1).join('')}…` : line;
};

const dateOf = (messages: Messages, iso: string): string => {
  const [year, month, day] = iso.split('-');
  return messages.lang === 'ru' ? `${day}.${month}.${year}` : iso;
};
