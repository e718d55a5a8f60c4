import type { Recognition } from '../../rules/load.js';
import type { Token } from '../../rules/tokens.js';
import { depthsOf, scanChannels } from './channels.js';
import { mannerOf } from './manner.js';
import { nounForms } from './noun-forms.js';
import { headsPiece, namesOf, quoteDepths, type Named, type Piece, type Reading } from './names.js';

/**
 * Splits an enumeration («почта; сайт, телефон и МФЦ», a cell with several names one under another) into touchpoints.
 * Details after a dash, in brackets or in a relative clause are no touchpoints of their own, except that a bracket with several
 * channels («письменное взаимодействие (электронная почта, письмо)») stands for them.
 */
export const splitTouchpoints = (recognition: Recognition, text: string, base: number): Named[] => {
  const reading = readingOf(recognition, text, base);
  return piecesOf(reading).flatMap((piece) =>
    namesOf(reading, piece, (inside, start) => splitTouchpoints(recognition, inside, start).filter((named) => named.known)),
  );
};

/** A text with the channels that it names. */
export const readingOf = (recognition: Recognition, text: string, base: number): Reading => ({
  ...scanChannels(recognition, text, base),
  recognition,
  manner: mannerOf(recognition.grammar),
  text,
  base,
});

/** Cuts at commas, semicolons and line ends outside brackets; at a conjunction or before a capital letter where a new channel begins. */
const piecesOf = (reading: Reading): Piece[] => {
  const { tokens, channels, links, text, base } = reading;
  const depth = depthsOf(tokens);
  const quotes = quoteDepths(tokens);
  const cuts: { at: number; skip: number; strong: boolean }[] = [];
  tokens.forEach((token, index) => {
    if ((depth[index] ?? 0) > 0 || (quotes[index] ?? 0) > 0 || channels.some((found) => found.from < index && index < found.to)) return;
    const before = tokens[index - 1];
    const lineBreak = before !== undefined && hasLineBreak(text, base, before, token);
    if (lineBreak) cuts.push({ at: index, skip: 0, strong: true });
    const linked = links.get(index);
    if (/^[,;]$/u.test(token.form)) cuts.push({ at: index, skip: 1, strong: token.form === ';' });
    else if (linked !== undefined && joinsChannels(reading, (cuts.at(-1)?.at ?? -1) + (cuts.at(-1)?.skip ?? 1), index, linked))
      cuts.push({ at: index, skip: linked - index, strong: false });
    else if (startsName(reading, index)) cuts.push({ at: index, skip: 0, strong: false });
  });
  const pieces: Piece[] = [];
  let [from, strong] = [0, true];
  for (const cut of cuts) {
    if (cut.at < from) continue;
    pieces.push({ from, to: cut.at, strong, extra: false });
    from = cut.at + cut.skip;
    strong = cut.strong;
  }
  pieces.push({ from, to: tokens.length, strong, extra: false });
  return mergeTails(
    reading,
    pieces.filter((piece) => piece.to > piece.from),
  );
};

/** «телефон и электронная почта»: channels on both sides; «кабинет приёма и выдачи документов» is one. */
const joinsChannels = (reading: Reading, from: number, at: number, behind: number): boolean => {
  const { channels, heads, links, tokens } = reading;
  const isKnown = channels.some((found) => found.from >= from && found.to <= at && !found.bracketed);
  const piece = { from: behind, to: tokens.length, strong: false, extra: false };
  const isHeaded = headsPiece(reading, { ...piece, from, to: at }) !== null;
  if (sharesAdjective(reading, { from, at, behind }) || sharesPlace(reading, { from, at, behind })) return false;
  if (!isKnown && at - from === 1 && isGeneralWord(reading, from)) return false;
  if ((isKnown || isHeaded) && (opensNominative(reading, piece) || (from > 0 && endsEnumeration(reading, piece)))) return true;
  if (!isKnown) return false;
  if (behind - at > 1 && heads.has(behind)) return true;
  const after = channels.find((found) => found.from >= behind && !found.bracketed);
  if (after === undefined || after.from - behind >= MAX_TO_CHANNEL) return false;
  // «в МФЦ Назрани и Сунжи; выездные приемы»: what is named behind the next cut is another name.
  if (tokens.slice(behind, after.from).some(({ form }) => /^[,;]$/u.test(form))) return false;
  if (isGenitiveBehindGenitive(reading, from, at, behind)) return false;
  return ![...links.keys()].some((link) => link >= behind && link < after.from);
};

const MAX_TO_CHANNEL = 3;

/** «… и платформа «Молодёжь края»», «… и телефон доверия»: a noun that may begin a name, in the nominative; «… и консультирования» is none. */
const opensNominative = ({ recognition, channels, heads, tokens, manner }: Reading, { from }: Piece): boolean => {
  let at = from;
  while (at < from + MAX_ADJECTIVES && manner.isAdjective(tokens[at] ?? NO_TOKEN) && !heads.has(at)) at += 1;
  const token = tokens[at];
  const opens = heads.has(at) || channels.some((found) => !found.bracketed && found.from <= at && found.from >= from);
  return opens && token !== undefined && nounForms(recognition).nominative.has(token.form);
};

/** «телефон, почтовые отправления | и выездные проверки»: an adjective in the nominative and its noun, which end the text. */
const endsEnumeration = ({ recognition, tokens, manner }: Reading, { from }: Piece): boolean => {
  const [first, ...behind] = tokens.slice(from).filter(({ form }) => form !== '.');
  if (first === undefined || behind.length === 0 || behind.length > MAX_LAST_WORDS || !manner.isAdjective(first)) return false;
  const noun = behind[0];
  const endings = recognition.declension.adjectives.flatMap(({ m, f, n, p }) => [m, f, n, p].filter((one) => one !== undefined));
  const isNominative = endings.some((ending) => first.form.endsWith(ending) && first.form.length > ending.length + 2);
  return isNominative && noun?.kind === 'word' && !manner.isParticiple(first) && behind.every(({ kind }) => kind === 'word');
};
const MAX_LAST_WORDS = 4;

/** «пункт приема и обработки почты», «кабинет приема и консультирования»: what goes on with a genitive is no name of its own. */
const isGenitiveBehindGenitive = (
  { recognition, unit, tokens, channels, heads, manner }: Reading,
  from: number,
  at: number,
  behind: number,
): boolean => {
  const { nominative, oblique } = nounForms(recognition);
  const isNoun = (token: Token): boolean => token.kind === 'word' && !manner.isAdjective(token);
  const named = channels.find((found) => found.from >= from && found.to <= at);
  const [first, last] = [tokens.slice(named?.from ?? at, at).find((token) => isNoun(token) && !oblique.has(token.form)), tokens[at - 1]];
  const next = tokens.slice(behind, behind + MAX_ADJECTIVES + 1).find(isNoun);
  if (first === undefined || first === last || last === undefined || next === undefined) return false;
  if (recognition.vocabulary.finder(unit, 'means-preposition').has(from)) return false;
  if (nominative.has(last.form) || nominative.has(next.form) || next.capital) return false;
  // «сайт Министерства и страницы в социальных сетях» are two: only what is done goes on with what is done besides.
  const isDone = heads.get(at - 1)?.channel === 'in-person' && recognition.declension.vowelsAndSigns.includes(next.form.slice(-1));
  return isDone || oblique.has(next.form);
};

/** «электронный журнал и дневник «Сетевой город»»: two words for one thing under one adjective. */
const sharesAdjective = (
  { channels, heads, links, tokens, manner }: Reading,
  { from, at, behind }: { readonly from: number; readonly at: number; readonly behind: number },
): boolean => {
  const start = links.get(from) ?? from;
  const [first, next] = [tokens[start], tokens[behind]];
  if (first === undefined || next === undefined || !manner.isAdjective(first) || manner.isAdjective(next)) return false;
  const left = channels.find((found) => found.from === start && found.to === at);
  return left !== undefined && heads.get(behind)?.channel === left.channel;
};

/** «канал | и чат департамента в мессенджере»: a word for any touchpoint, which alone names none. */
const isGeneralWord = ({ recognition, unit }: Reading, at: number): boolean => recognition.vocabulary.finder(unit, 'touchpoint').has(at);

/** «выездной прием в поселках | и факториях»: a second place behind the preposition that the first one stands behind. */
const sharesPlace = (
  { recognition, unit, channels, tokens, manner }: Reading,
  { from, at, behind }: { readonly from: number; readonly at: number; readonly behind: number },
): boolean => {
  const prepositions = recognition.vocabulary.finder(unit, 'means-preposition');
  const named = channels.find((found) => found.from >= from && found.to <= at && !found.bracketed);
  const place = tokens.slice(from, at).findLastIndex((_, index) => prepositions.has(from + index));
  const second = channels.find((found) => found.from === behind);
  const isPlace = second?.channel === 'premises' && named !== undefined && named.channel !== 'premises' && named.to <= from + place;
  const noun = tokens[behind];
  return isPlace && noun !== undefined && !manner.isAdjective(noun) && !nounForms(recognition).nominative.has(noun.form);
};

const MAX_ADJECTIVES = 2;
const NO_TOKEN: Token = { kind: 'mark', form: '', stem: '', capital: false, start: 0, end: 0 };

/** A capital letter opens a new name where a channel begins at it, or right behind it in lower case, and another came before. */
const startsName = ({ recognition, channels, tokens, text, base }: Reading, at: number): boolean => {
  const [token, before] = [tokens[at], tokens[at - 1]];
  if (token?.capital !== true || before === undefined || /^[«"(–—-]$/u.test(before.form)) return false;
  if (before.kind === 'word' && before.form.length <= 2) return false; // a preposition: «во ВКонтакте»
  if (isAbbreviation(text.slice(token.start - base, token.end - base))) return false; // «офисы МФЦ»
  const opens = channels.some(
    (found) => !found.bracketed && (found.from === at || (found.from === at + 1 && tokens[at + 1]?.capital === false)),
  );
  const [here, last] = [channels.find(({ from }) => from === at), channels.find(({ to }) => to === at)];
  // «официальный сайт Библиотеки»: whose the site is.
  const isOwner = here?.channel === 'premises' && here.to === at + 1 && !nounForms(recognition).nominative.has(token.form);
  if (isOwner && !hasLineBreak(text, base, before, token)) return false;
  // «в мессенджере Telegram»: one that goes on with the name of the same kind.
  if (here !== undefined && here.channel === last?.channel && !hasLineBreak(text, base, before, token)) return false;
  return opens && channels.some((found) => !found.bracketed && found.to <= at);
};

const hasLineBreak = (text: string, base: number, before: Token, token: Token): boolean =>
  text.slice(before.end - base, token.start - base).includes('\n');

const isAbbreviation = (word: string): boolean => word.length > 1 && word === word.toUpperCase();

/**
 * A piece that names no channel, or goes on with a participle, belongs to the one before it: «кабинет 12, 2 этаж». A few words that might
 * name a point of their own («сайт, радиостанция, почта») are kept apart as extras.
 */
const mergeTails = (reading: Reading, pieces: readonly Piece[]): Piece[] => {
  const { tokens, manner } = reading;
  const merged: Piece[] = [];
  let aside = false;
  for (const piece of pieces) {
    const last = merged.at(-1);
    const first = tokens[piece.from];
    if (piece.strong) aside = false;
    if (opensAside(reading, piece) || holdsDetails(reading, piece)) aside = true;
    const isGoingOn =
      first !== undefined &&
      (manner.isParticiple(first) || manner.rooms.has(first.form) || isFurtherNumber(tokens, piece) || isAttribute(reading, piece));
    if (last !== undefined && !last.extra && isGoingOn) merged[merged.length - 1] = { ...last, to: piece.to };
    else if (names(reading, piece)) merged.push(piece);
    else if (last !== undefined && isFurtherPlace(reading, last, piece)) merged[merged.length - 1] = { ...last, to: piece.to };
    else if (last === undefined) merged.push({ ...piece, extra: pieces.length > 1 && isShortName(reading, piece) });
    else if (!names(reading, last) && !last.extra) merged.push(piece);
    else if (!aside && isShortName(reading, piece)) merged.push({ ...piece, extra: true });
  }
  return merged;
};

/** «места, | доступные для всех», «телефон, | закрепленный за дежурным»: an adjective with nothing but a preposition behind it. */
const isAttribute = ({ recognition, tokens, channels, manner, unit }: Reading, { from, to }: Piece): boolean => {
  const [first, next] = [tokens[from], tokens[from + 1]];
  if (first === undefined || next === undefined || from + 1 >= to || first.capital || !manner.isAdjective(first)) return false;
  if (channels.some((found) => found.from === from) || recognition.vocabulary.finder(unit, 'touchpoint').has(from)) return false;
  const { attributePrepositions, notAttributes } = recognition.grammar;
  return attributePrepositions.includes(next.form) && !notAttributes.some((beginning) => first.form.startsWith(beginning));
};

/** «филиалы в Данкове, | Чаплыгине и Усмани»: more places where a preposition has named one. */
const isFurtherPlace = ({ recognition, unit, tokens, links }: Reading, last: Piece, { from, to, strong }: Piece): boolean => {
  const isPlaces = tokens.slice(from, to).every(({ kind, capital }, index) => links.has(from + index) || (kind === 'word' && capital));
  const place = tokens[last.to - 1];
  if (strong || !isPlaces || place?.kind !== 'word' || !place.capital) return false;
  return recognition.vocabulary.finder(unit, 'means-preposition').has(last.to - 2);
};

const names = (reading: Reading, piece: Piece): boolean =>
  reading.channels.some((found) => found.from >= piece.from && found.to <= piece.to);

/** «кабинеты № 210, 211» */
const isFurtherNumber = (tokens: readonly Token[], { from, to }: Piece): boolean =>
  tokens[from - 2]?.kind === 'number' && tokens.slice(from, to).every(({ kind, form }) => kind === 'number' || /^[–—.-]$/u.test(form));

const MAX_PREPOSITION = 3;

/** «…, на котором размещаются новости, …»: what follows it up to the next semicolon is said of the point. */
const opensAside = ({ tokens, manner }: Reading, { from, to }: Piece): boolean =>
  tokens
    .slice(from, Math.min(to, from + 3))
    .some(
      (token, index, all) => manner.relatives.has(token.form) && all.slice(0, index).every(({ form }) => form.length <= MAX_PREPOSITION),
    );

/** «почтовый адрес: 173000, Великий Новгород, …»: what stands behind a colon goes on up to the next semicolon. */
const holdsDetails = ({ tokens }: Reading, { from, to }: Piece): boolean =>
  tokens.slice(from, to).some(({ form, end }, index) => form === ':' && index > 0 && tokens[from + index + 1]?.start !== end);

const MAX_EXTRA_WORDS = 5;
/** Prepositions, pronouns, particles; names of points as short are known ones. */
const MAX_PARTICLE = 4;

/** A few plain words, the first no preposition, none a figure or a predicate. */
const isShortName = (reading: Reading, piece: Piece): boolean => {
  const { tokens, manner, links } = reading;
  const { to } = piece;
  let { from } = piece;
  while (from < to && /^[:–—-]$/u.test(tokens[from]?.form ?? '')) from += 1;
  let last = to - 1;
  while (last > from && /^[.,;]$/u.test(tokens[last]?.form ?? '')) last -= 1;
  const own = tokens.slice(links.get(from) ?? from, last + 1);
  const [first] = own;
  if (first === undefined || own.length > MAX_EXTRA_WORDS + 2) return false;
  const isPlain = own.every(({ kind, form }) => kind === 'word' || /^[«»"]$/u.test(form));
  const isParticle = first.kind === 'word' && first.form.length <= MAX_PARTICLE && !first.capital && headsPiece(reading, piece) === null;
  if (!isPlain || isParticle) return false;
  if (manner.details.has(first.form) || manner.stops.has(first.form)) return false;
  return !own.some(
    (token) => manner.isPredicate(token) || manner.relatives.has(token.form) || manner.isParticiple(token) || manner.others.has(token.form),
  );
};
