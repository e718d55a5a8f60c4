import { fold } from '../rules/tokens.js';
import { anyOf, perLexicon, type ParseContext } from './context.js';
import { readLabel } from './labels.js';
import { matchesOf } from '../rules/matches.js';

/** What a line looks like by itself, before anything is known of its surroundings. */
export interface Looks {
  /** «ПРИКАЗ», «РАСПОРЯЖЕНИЕ № 5 от …». */
  readonly actType: boolean;
  /** «Приказ Минтруда России от 12.03.2024 № 154»: how publishers of law head an act whose own head they leave out. */
  readonly headline: boolean;
  /** «УТВЕРЖДЕН», «УТВЕРЖДАЮ», «Приложение 2 к приказу»: begins a stamp. */
  readonly stamp: 'approved' | 'approve' | 'annex' | 'agreed' | null;
  /** «ПОРЯДОК», «Правила …»: may head a part. */
  readonly heading: 'procedure' | 'list' | 'other' | null;
  /** «Об утверждении …». */
  readonly title: boolean;
  readonly operative: boolean;
  /** Nothing but the operative word. */
  readonly onlyOperative: boolean;
  readonly preamble: boolean;
  /** «Общие положения», «Настоящий Порядок …»: what stands under a heading, no part of it. */
  readonly bodyOpener: boolean;
  readonly memo: boolean;
  readonly approvalSheet: boolean;
  readonly addressee: boolean;
  /** «Уважаемые коллеги!». */
  readonly salutation: boolean;
  /** Begins with a post: «Министр», «И.о. начальника». */
  readonly post: boolean;
  /** «А.А. Усманов», «Иванов И.И.» anywhere in a short line. */
  readonly name: boolean;
  /** Nothing but a name. */
  readonly onlyName: boolean;
  /** «А.В. Котов, глава района»: the name first. */
  readonly nameAndPost: boolean;
  /** Date, number or place and little else. */
  readonly requisites: boolean;
  readonly noise: boolean;
  readonly registration: boolean;
  readonly draftMark: boolean;
  /** Letters are capitals nearly throughout. */
  readonly capitals: boolean;
  readonly superior: boolean;
  readonly agency: boolean;
  readonly note: boolean;
}

const MAX_LINE = 240;

/** Several steps look at the same line, and orders have many lines in common. */
export const looksOf = (context: ParseContext, text: string): Looks => {
  const known = looksByText(context);
  const hit = known.get(text);
  if (hit !== undefined) return hit;
  const looks = lookAt(context, text);
  if (text.length > MAX_KEPT) return looks;
  if (known.size >= MAX_KNOWN) known.clear();
  known.set(text, looks);
  return looks;
};

const looksByText = perLexicon(() => new Map<string, Looks>());
const MAX_KNOWN = 2000;
const MAX_KEPT = 2000;

const lookAt = (context: ParseContext, text: string): Looks => {
  const p = patterns(context);
  const line = fold(text)
    .replace(/^[«"“_ ]+/u, '')
    .trim();
  const short = line.length <= MAX_LINE;
  const labelled = readLabel(context, text) !== null;
  const closed = /[.;:]$/u.test(line) && !p.abbreviated.test(line);
  const name = short && p.name.test(text);
  const loud = isCapitals(text);
  return {
    actType: short && !closed && (p.actType.test(line) || (loud && p.actTypeBeside.test(line))),
    headline: short && !labelled && p.headline.test(line),
    stamp: labelled || !short ? null : stampOf(p, line, isCapitals(text.split(' ', 1)[0] ?? '')),
    heading: labelled || closed || line.length > MAX_HEADING ? null : headingOf(p, text),
    title: !labelled && p.title.test(text) && !/[;:]$/u.test(line),
    operative: p.operative.test(line),
    onlyOperative: p.onlyOperative.test(line),
    preamble: !labelled && !/^\p{Ll}/u.test(text) && p.preamble.test(line),
    bodyOpener: /^\p{Lu}/u.test(text) && p.bodyOpener.test(line),
    memo: short && !labelled && p.memo.test(line) && !/[.;:]$/u.test(line) && (line.length < MAX_NAMED || opensLoud(text)),
    // «ЛИСТ СОГЛАСОВАНИЯ к проекту приказа «Об утверждении …»» goes on over lines.
    approvalSheet: !labelled && (line.length < MAX_NAMED || opensLoud(text)) && p.approvalSheet.test(line),
    salutation: line.length < MAX_NAMED && p.salutation.test(line),
    addressee: short && p.addressee.test(line),
    post: !labelled && short && p.post.test(line) && !/[;:]$/u.test(line),
    name: name && line.length < MAX_NAMED,
    onlyName: short && p.onlyName.test(text),
    nameAndPost: short && p.nameAndPost.test(text),
    requisites:
      short &&
      line.length < MAX_NAMED &&
      (isPlacedDateAndNumber(p, text) || isRequisites(p, fold(text), /^.+\p{Lu}/u.test(text) && !(loud && p.openWord.test(line)))),
    noise: short && p.noise.test(line),
    registration: short && p.registration.test(line),
    draftMark: line.length < 30 && p.draft.test(line),
    capitals: loud,
    superior: p.superior.test(line),
    agency: !labelled && p.agency.test(line),
    note: p.note.test(line) || /^<\p{L}/u.test(line),
  };
};

/** Begins with words in capitals. */
const opensLoud = (text: string): boolean => /^\P{Ll}{12,}/u.test(text);

const MAX_HEADING = 600;
const MAX_NAMED = 120;

type Patterns = ReturnType<typeof build>;

const stampOf = (p: Patterns, line: string, loud: boolean): Looks['stamp'] => {
  if (p.approve.test(line)) return 'approve';
  if (p.approved.test(line) || (loud && p.approvedWord.test(line))) return 'approved';
  if (p.agreed.test(line) || (loud && p.agreedWord.test(line))) return 'agreed';
  return p.annex.test(line) ? 'annex' : null;
};

/** A heading begins with its word in capitals or with a capital. */
const headingOf = (p: Patterns, text: string): Looks['heading'] => {
  const start = text.replace(/^[«"“]+/u, '');
  if (!/^\p{Lu}/u.test(start)) return null;
  const line = fold(start);
  if (p.headingList.test(line)) return 'list';
  if (p.headingProcedure.test(line)) return 'procedure';
  return p.headingOther.test(line) ? 'other' : null;
};

const isRequisites = (p: Patterns, whole: string, named: boolean): boolean => {
  // «с внешним клиентом» is no village: a name has a capital.
  if ((named && p.place.test(whole)) || p.nativePlace.test(whole) || p.placeAndDate.test(whole)) return true;
  // «Родильный дом № 2» in quotes is a name.
  if (/^[«"„“]\p{L}{2,}/u.test(whole)) return false;
  // A place among them takes no letters from the number.
  const line = whole.replace(p.placeInside, ' ').trim();
  const rest = line.replace(p.requisites, ' ').replace(/[\s«»"„“_\d.,/\\()№:-]+/gu, '');
  return /[\d_№]/u.test(line) && (p.requisiteStart.test(line) || rest.length === 0) && rest.length <= MAX_REQUISITE_REST;
};

/** «пгт Кирс   «12» мая 2025 г.   № 15-п», in any order: a date, a number and nothing else but a name of one or two words. */
const isPlacedDateAndNumber = (p: Patterns, text: string): boolean => {
  const rest = text.replace(p.wholeDate, ' ').replace(p.numbered, ' ');
  if (!p.wholeDate.test(text) || !p.numbered.test(text)) return false;
  const name = rest
    .replace(p.placePrefix, ' ')
    .replace(/[\s,.;/|_«»"-]+/gu, ' ')
    .trim();
  return /^(?:\p{Lu}\p{L}+(?: \p{Ll}{2})?(?: \p{Lu}\p{L}+){0,2})?$/u.test(name) && !p.otherHead.test(fold(name));
};

/** Letters of a number («29/01-ОД») and of an unread month. */
const MAX_REQUISITE_REST = 14;

const isCapitals = (text: string): boolean => {
  let letters = 0;
  for (const { 0: run } of matchesOf(LETTERS, text)) letters += run.length;
  if (letters < 3) return false;
  let capitals = 0;
  for (const { 0: run } of matchesOf(CAPITALS, text)) capitals += run.length;
  return capitals >= letters * 0.8;
};

const LETTERS = /\p{L}+/gu;
const CAPITALS = /\p{Lu}+/gu;

const build = (s: ParseContext['structure']) => {
  const end = '(?![\\p{L}\\p{N}])';
  const folded = (words: readonly string[]): string => anyOf(words.map(fold));
  const initial = '\\p{Lu}(?:-\\p{Lu})?\\.';
  // «А. Цифровые», «Б. Офлайн-точки» head the two halves of a list.
  const type = anyOf(s.headings.touchpointTypes.flatMap((stem) => [stem, stem.slice(0, 1).toUpperCase() + stem.slice(1)]));
  const nameInitials = `${initial} ?(?:${initial} ?)?(?!${type})\\p{Lu}[\\p{L}-]+`;
  const nameSurname = `\\p{Lu}[\\p{Ll}-]+ ${initial} ?(?:${initial})?`;
  const given = '\\p{Lu}\\p{Ll}+(?:-\\p{Lu}\\p{Ll}+)?';
  const patronymic = `\\p{Lu}?\\p{Ll}+(?:${folded(s.patronymicEndings)})`;
  // «Адам Ахмедович УСМАНОВ», «УСМАНОВ Адам Ахмедович»
  const surname = `(?:${given}|\\p{Lu}{3,}(?:-\\p{Lu}{3,})?)`;
  const fullName = `${surname} ${given} ${patronymic}|${given} ${patronymic} ${surname}|${given} ${given} ${given} (?:${folded(s.patronymicEndings)})`;
  const foreign = `[${s.alphabet.letters}a-z]*[^\\P{L}${s.alphabet.letters}a-z]\\p{L}*`;
  const native = `(?:${folded(s.nativeActTypes)}|${foreign})`;
  const nativePlace = `(?:(?:${folded(s.nativePlaceWords)})(?:${end}|\\.)|${foreign})`;
  const place = `(?:${folded(s.place.prefixes)})(?:\\. ?| )\\p{L}[\\p{L} -]{1,40}`;
  return {
    actType: new RegExp(
      `^(?:${native}(?: ?[/|] ?| ))*(?:${folded(s.actTypes)})(?: (?:№|n|${folded(s.dateFrom)}) .*| ?№.*| [«"]?\\d{1,2}[. »"].*| (?:${folded(s.actTypeFollowers)})${end}[^,;:]*|(?:(?: ?[/|] ?| )${native})+)?$`,
      'u',
    ),
    headline: new RegExp(
      `^(?:${folded(s.actTypes)})(?: [\\p{L}«][\\p{L}.«»"-]*){1,12} (?:${folded(s.dateFrom)}) \\d{1,2}[^;:]{6,24} (?:№|n) ?[\\p{L}\\d/-]{1,20}$`,
      'u',
    ),
    // Whatever the language: two words in capitals, one of them the type.
    actTypeBeside: new RegExp(`^(?:(?:${folded(s.actTypes)}) ?[/|]? ?\\p{L}{3,16}|\\p{L}{3,16} ?[/|]? ?(?:${folded(s.actTypes)}))$`, 'u'),
    approve: new RegExp(`^(?:${folded(s.stamp.approve)})${end}`, 'u'),
    approved: new RegExp(`^(?:${folded(s.stamp.approved)}):?(?:$| (?:${folded(s.stamp.approvedFollowers)})${end})`, 'u'),
    approvedWord: new RegExp(`^(?:${folded(s.stamp.approved)})${end}`, 'u'),
    agreed: new RegExp(`^(?:${folded(s.stamp.agreed)})(?::|$)`, 'u'),
    agreedWord: new RegExp(`^(?:${folded(s.stamp.agreed)})${end}`, 'u'),
    annex: new RegExp(
      `^(?:${folded(s.stamp.annex)})(?:(?: ?№? ?(?:\\d{1,3}|[ivx]{1,4})|(?: ?№ ?| )\\p{L})(?![\\p{L}\\p{N}.]\\p{L}?))?(?:$|[.]?$| ?\\([^)]*\\)$| (?:${folded(s.stamp.annexFollowers)}) |№|(?= (?:${folded([...s.stamp.approved])})${end}))`,
      'u',
    ),
    headingProcedure: new RegExp(`^(?:${folded(s.headings.procedure)})${end}`, 'u'),
    headingList: new RegExp(`^(?:${folded(s.headings.list)})${end}`, 'u'),
    headingOther: new RegExp(`^(?:${folded(s.headings.other)})${end}`, 'u'),
    title: new RegExp(`^[«"“]?(?:${folded(s.title.openers)}) \\p{L}`, 'iu'),
    onlyOperative: new RegExp(`^(?:${folded(s.operative.words)}) ?:?$`, 'u'),
    operative: new RegExp(
      `(?<![\\p{L}\\p{N}])(?:${folded(s.operative.words)})(?:$| ?:| [^.;:]{0,60}:$)|^(?:${folded(s.operative.words)}) [^;]{0,600}:$`,
      'u',
    ),
    preamble: new RegExp(`^(?:${folded(s.operative.openers)})${end}`, 'u'),
    // «С ВНУТРЕННИМ КЛИЕНТОМ» in a title of capitals is no village.
    openWord: new RegExp(`^(?:${folded(s.openWords)}) `, 'u'),
    bodyOpener: new RegExp(`^(?:${folded(s.headings.bodyOpeners)})${end}`, 'u'),
    memo: new RegExp(`^(?:${folded(s.memo)})(?:$| (?:№|${folded(s.memoFollowers)})(?![\\p{L}]))`, 'u'),
    // «Рассылка: 1 – в дело» is a line under the signature, no sheet.
    approvalSheet: new RegExp(`^(?:${folded(s.approvalSheet)})(?!\\p{L}| ?: ?.)`, 'u'),
    salutation: new RegExp(`^(?:${folded(s.salutations)})(?!\\p{L})[^.;:]*[!,]$`, 'u'),
    addressee: new RegExp(`^(?:${folded(s.addressee)})(?:${end}|\\.)`, 'u'),
    post: new RegExp(`^(?:${folded(s.actingMarks)}|${folded(s.posts)})(?![\\p{L}\\p{N}])`, 'u'),
    name: new RegExp(`(?<!\\p{L}|\\p{L}\\.)(?:${nameInitials}|${nameSurname}|${fullName})(?!\\p{L})`, 'u'),
    onlyName: new RegExp(`^[/_. ]*(?:${nameInitials}|${nameSurname}|${fullName})[/_. ]*$`, 'u'),
    nameAndPost: new RegExp(`^(?:${nameInitials}|${nameSurname}|${fullName}), (?:${folded(s.posts)})(?![\\p{L}\\p{N}])[^.;:,]*$`, 'u'),
    requisites: new RegExp(`(?<!\\p{L})(?:${folded([...s.months, ...s.dateWords])})(?!\\p{L})`, 'gu'),
    requisiteStart: new RegExp(`^(?:${folded(s.dateWords)}|[«"„_]|№|n${end}|\\d{1,2}[ .]|\\d{1,4}[-/])`, 'u'),
    placeAndDate: new RegExp(
      `^\\p{L}[\\p{L}-]+,? (?:(?:${folded(s.dateFrom)}) )?[«"]?\\d{1,2}[»"]?(?: (?:${folded(s.months)}) |\\.\\d{2}\\.)\\d{4}(?: ?(?:${folded(s.yearWords)})\\.?)?$`,
      'u',
    ),
    // In two languages the name stands twice: «Шупашкар хули / г. Чебоксары».
    placeInside: new RegExp(
      `(?:^|(?<=[\\d_»"] ?(?:(?:${folded(s.yearWords)})\\.? )?)|(?<= ))(?:${folded(s.place.prefixes)})\\. ?\\p{L}{3,}(?:-\\p{L}+)*(?= |$|,)`,
      'u',
    ),
    nativePlace: new RegExp(`^\\p{L}[\\p{L}-]+ (?:${folded(s.nativePlaceWords)})\\.?$`, 'u'),
    place: new RegExp(
      `^(?:\\p{L}[\\p{L}. -]{1,40} ?[/|] ?|(?:\\p{L}+ )?(?:${nativePlace} )+)?(?:${place}|(?:${folded(s.place.bare)}))(?: ?[/|] ?\\p{L}[\\p{L}. -]{1,40})?\\.?$`,
      'u',
    ),
    noise: new RegExp(`(?:${folded(s.noise.phrases)})|[${s.noise.marks.join('')}]`, 'u'),
    registration: new RegExp(`^(?:${folded(s.noise.registration)})${end}`, 'u'),
    draft: new RegExp(`^(?:${folded(s.noise.draft)})${end}`, 'u'),
    superior: new RegExp(
      `^(?:${folded(s.superiorLines)})$|^(?:${folded(s.territoryWords)}) \\p{L}+$|^[\\p{L}-]+ (?:${folded(s.territoryWords)})$`,
      'u',
    ),
    agency: new RegExp(`^(?:${folded(s.agencyWords)})${end}`, 'u'),
    note: new RegExp(`^\\(?(?:${folded(s.stamp.notes)})${end}`, 'u'),
    // Case-blind: the text is looked at as printed.
    wholeDate: new RegExp(
      `(?:(?<!\\p{L})(?:${anyOf(s.dateFrom)}) )?[«"]? ?\\d{1,2} ?[»"]?(?: ?(?:${anyOf(s.months)}) |\\.\\d{2}\\.)(?:19|20)\\d{2}(?: ?(?:${anyOf(s.yearWords)})(?!\\p{L})\\.?)?`,
      'iu',
    ),
    numbered: /(?:№|(?<!\p{L})N) ?[\p{L}\d]+(?:[-/.][\p{L}\d]+)*/u,
    placePrefix: new RegExp(`(?<![\\p{L}.])(?:${anyOf(s.place.prefixes)})(?:\\.|(?= ))`, 'iu'),
    otherHead: new RegExp(
      `^(?:${folded([...s.actTypes, ...s.posts, ...s.stamp.annex, ...s.stamp.approved, ...s.agencyWords, ...s.memo, ...s.stamp.agreed, ...s.noise.registration])})`,
      'u',
    ),
    abbreviated: /(?:^|[ №])\p{L}{1,2}\.$/u,
  };
};

const patterns = perLexicon(build);
