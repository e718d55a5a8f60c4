import type { Span } from '../../model/index.js';
import type { ActInput } from '../context.js';
import { scanChannels, type Scanned } from './channels.js';
import type { Lead } from './leads.js';
import { mannerOf } from './manner.js';

/**
 * Whether a bare word of a type («офлайн», «цифровому», «в дистанционной форме») leads names: they stand right behind it, or a verb or
 * a dash that gives them to it right before it. «цифровые навыки» and «дистанционные занятия в классах» lead none.
 */
export const isBorneOut = (input: ActInput, lead: Lead): boolean => {
  const clause = input.act.parts[lead.part]?.clauses[lead.clause];
  if (clause === undefined) return false;
  const behind = input.file.text.slice(lead.match.end, Math.min(clause.span.end, lead.match.end + REACH));
  return (
    /^\s*\)?\s*:\s*$/u.test(behind) ||
    leadsTo(input, { start: lead.match.end, end: lead.match.end + behind.length }) ||
    closes(input, lead, behind)
  );
};

/** Characters that the first name may be away from the word. */
const REACH = 160;
const LONGEST_VERB = 30;
const MOST_TOKENS = 9;

/** «… – телефон», «(сайт, почта)», «носят сайт и чат-бот», «признается взаимодействие через сайт» */
const leadsTo = (input: ActInput, span: Span): boolean => {
  const scanned = scanChannels(input.recognition, input.file.text.slice(span.start, span.end), span.start);
  const { tokens, channels, heads } = scanned;
  const first = Math.min(channels[0]?.from ?? tokens.length, ...[...heads.keys()].filter((at) => at > 0));
  if (first === tokens.length || first > MOST_TOKENS || channels.length === 0) return false;
  return joins(input, scanned, first);
};

const joins = (input: ActInput, { unit, tokens }: Scanned, first: number): boolean => {
  const { vocabulary, grammar, isDenial } = input.recognition;

  const { isAdjective, relatives } = mannerOf(grammar);
  const places = (name: string): ReadonlyMap<number, readonly { readonly end: number }[]> => vocabulary.finder(unit, name);
  const [verbs, prepositions, general] = [places('names-verb'), places('means-preposition'), places('touchpoint')];
  let joined = false;
  for (let at = 0; at < first; at += 1) {
    const token = tokens[at];
    if (token === undefined || isDenial(token.form, tokens[at + 1]?.form ?? '')) return false;
    if (token.kind === 'mark') {
      if (/^[:(–—-]$/u.test(token.form)) joined = true;
      // «цифровые, к которым относятся сайт и почта»
      else if (
        !/^[)»«"]$/u.test(token.form) &&
        !(token.form === ',' && tokens.slice(at + 1, first).some(({ form }) => relatives.has(form)))
      )
        return false;
      continue;
    }
    const found = [verbs, prepositions].map((one) => one.get(at)?.[0]).find((one) => one !== undefined);
    if (found !== undefined) {
      joined = true;
      at = found.end - 1;
    } else if (
      !general.has(at) &&
      !isAdjective(token) &&
      !relatives.has(token.form) &&
      token.form.length > SHORT &&
      !isGeneral(input, token.form)
    )
      return false;
  }
  return joined;
};

const SHORT = 2;

/** «взаимодействие», «общение» */
const isGeneral = (input: ActInput, form: string): boolean => input.recognition.grammar.contactWords.includes(form);

/** «составляют | цифровую группу», «приемная и телефон – | офлайн-группу.» */
const closes = (input: ActInput, { match, passage }: Lead, behind: string): boolean => {
  const start = Math.max(passage.start, match.start - LONGEST_VERB);
  const before = input.file.text.slice(start, match.start);
  const { unit, tokens } = scanChannels(input.recognition, before, start);
  const verbs = input.recognition.vocabulary.finder(unit, 'counts-as');
  const last = tokens.findLastIndex(({ form }) => form.length > SHORT);
  if (last >= 0 && verbs.has(last)) return true;
  return /[–—-]\s(?:\p{L}{1,2}\s)?$/u.test(before) && /^\s*(?:[,;.]|$)/u.test(behind);
};
