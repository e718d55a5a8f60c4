import { fill, type Messages } from '../messages/index.js';
import type { SearchHit } from '../store/index.js';
import { actName, lineOf } from './names.js';

/** Clauses found, best first: where each stands and the words in their place. */
export const searchText = (messages: Messages, hits: readonly SearchHit[]): string => {
  const { search } = messages.texts;
  if (hits.length === 0) return `${search.nothing}\n`;
  const blocks = hits.map((hit) => {
    const place = fill(search.place, {
      path: hit.path,
      act: hit.number === null && hit.date === null ? null : actName(messages, hit),
      citation: hit.citation,
      page: hit.page,
    });
    return `${place}\n  ${lineOf(hit.snippet)}`;
  });
  return `${[...blocks, fill(search.found, { count: hits.length })].join('\n')}\n`;
};
