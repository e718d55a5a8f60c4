import type { Token } from '../../rules/tokens.js';
import { depthsOf } from './channels.js';
import type { Manner } from './manner.js';
import type { Reading } from './names.js';

/** Tokens that stand next to each other. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/**
 * What of a range may be a name: all of it, what stands before «относятся», or null where the words are part of a sentence
 * («что личное посещение», «помещенной в приложении», «телефон сохраняются взамен …»).
 */
export const nameRange = (reading: Reading, range: Range): Range | null => {
  const { recognition, unit, tokens, manner } = reading;
  const first = tokens[range.from];
  const isMeans = recognition.vocabulary.finder(unit, 'means-preposition').has(range.from);
  if (first === undefined || (manner.nameStops.has(first.form) && !isMeans)) return null;
  if (manner.isParticiple(first) && !agrees(reading, range)) return null;
  if (isGoverning(reading, range) || isAddress(reading, range)) return null;
  const at = finiteIn(reading, range);
  if (at === null) return range;
  return at > range.from && recognition.vocabulary.finder(unit, 'counts-as').has(at) ? { from: range.from, to: at } : null;
};

/** «помещенной в приложении»: an adjective with a preposition behind it, unless it names a channel by itself («приемная в фойе»). */
const isGoverning = ({ recognition, unit, tokens, channels, manner }: Reading, { from, to }: Range): boolean => {
  const first = tokens[from];
  if (first === undefined || from + 1 >= to || !manner.isAdjective(first) || channels.some((found) => found.from === from)) return false;
  return recognition.vocabulary.finder(unit, 'means-preposition').has(from + 1);
};

/** «г. Шадринск», «ул. Февральская», «30»: parts of an address set off by commas. */
const isAddress = ({ recognition, tokens, channels }: Reading, { from, to }: Range): boolean => {
  const [first, next] = [tokens[from], tokens[from + 1]];
  if (first?.kind === 'number') return tokens.slice(from, to).every(({ kind }) => kind !== 'word');
  // «эл. почта», «тел. приемной»
  if (channels.some((found) => found.from === from)) return false;
  const isAbbreviation = first?.capital === false && recognition.grammar.abbreviations.includes(first.form);
  return isAbbreviation && from + 1 < to && next?.form === '.' && next.start === first.end;
};

/** «регистратура, телефон и приём остаются доступными»: a text that says something of what it names, but for what counts it among points. */
export const isStatement = (reading: Reading): boolean => {
  const { recognition, unit, tokens, channels } = reading;
  const at = finiteIn(reading, { from: 0, to: tokens.length });
  const [first] = channels;
  if (at === null || first === undefined || first.to > at || tokens.slice(0, at).some(({ form }) => form === ':')) return false;
  return !['counts-as', 'turns-to'].some((name) => recognition.vocabulary.finder(unit, name).has(at));
};

/** The first verb outside brackets and quotes. */
const finiteIn = ({ tokens, manner }: Reading, { from, to }: Range): number | null => {
  const depth = depthsOf(tokens.slice(from, to));
  let quoted = 0;
  for (let at = from; at < to; at += 1) {
    const token = tokens[at];
    if (token?.form === '«') quoted += 1;
    if (token?.form === '»') quoted -= 1;
    if (token === undefined || quoted > 0 || (depth[at - from] ?? 0) > 0) continue;
    if (manner.relatives.has(token.form) || isAttached(manner, token, tokens[at + 1])) return null;
    if (manner.isFinite(token)) return at;
  }
  return null;
};

/** «сайт, позволяющий понять, где находится клиент»: the verbs behind such a comma say nothing of what is named before it. */
const isAttached = (manner: Manner, { form }: Token, next: Token | undefined): boolean =>
  form === ',' && next !== undefined && (manner.details.has(next.form) || manner.isParticiple(next));

/** «обучающие семинары» is a name; «требующие личного присутствия», «помещенной в приложении» go on with something else. */
const agrees = ({ tokens, manner }: Reading, { from, to }: Range): boolean => {
  const [first, next] = [tokens[from], tokens[from + 1]];
  if (first === undefined || next?.kind !== 'word' || from + 1 >= to || next.form.length <= LONGEST_PREPOSITION) return false;
  return !manner.isAdjective(next) || first.form.at(-1) === next.form.at(-1);
};

const LONGEST_PREPOSITION = 2;

/**
 * «пишет на электронную почту», «посещает помещения Службы»: what a client turns to behind the verb, from the preposition on; null
 * where no verb of turning to somebody stands before the channel.
 */
export const turnedTo = (reading: Reading, range: Range, head: number): Range | null => {
  const { recognition, unit, tokens, manner } = reading;
  const verbs = ['turns-to', 'names-verb'].map((name) => recognition.vocabulary.finder(unit, name));
  const lastFrom = (start: number, end: number, holds: (at: number) => boolean): number => {
    for (let at = end; at >= start; at -= 1) if (holds(at)) return at;
    return -1;
  };
  const isVerb = (at: number): boolean => verbs.some((one) => one.has(at));
  const verb = lastFrom(range.from, head - 1, (at) => isVerb(at) || manner.isPredicate(tokens[at] ?? NO_TOKEN));
  if (verb < 0 || !isVerb(verb)) return null;
  const prepositions = recognition.vocabulary.finder(unit, 'means-preposition');
  const place = behindObject(reading, verb + 1, range.to);
  if (place !== null) return { from: place, to: range.to };
  const last = lastFrom(verb + 1, head, (at) => prepositions.has(at));
  if (last >= 0) return { from: last, to: range.to };
  // «принимает работник лесничества»: what does not begin with its channel is no object.
  return tokens.slice(verb + 1, head).every(manner.isAdjective) ? { from: verb + 1, to: range.to } : null;
};

/** «оставляет | сообщения на официальной странице …»: where behind what is sent or got the place of it begins. */
const behindObject = ({ recognition, unit, tokens, manner }: Reading, from: number, to: number): number | null => {
  const things = recognition.vocabulary.finder(unit, 'sent-things');
  const prepositions = recognition.vocabulary.finder(unit, 'means-preposition');
  let at = from;
  while (at < to && manner.isAdjective(tokens[at] ?? NO_TOKEN)) at += 1;
  if (!things.has(at)) return null;
  for (let next = at + 1; next < Math.min(to, at + LONGEST_OBJECT); next += 1) if (prepositions.has(next)) return next;
  return null;
};

/** «заявление о приёме | через портал» */
const LONGEST_OBJECT = 4;

const NO_TOKEN: Token = { kind: 'mark', form: '', stem: '', capital: false, start: 0, end: 0 };
