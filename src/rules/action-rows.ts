import { fold, type Token } from './tokens.js';
import type { Grammar } from './schema.js';
import type { Segment } from './segment.js';

/**
 * Cuts a segment at the commas of a row of actions: «…, чтобы подать заявление, получить ответ, оставить отзыв». What stands before the
 * second action governs the ones after it; a segment that holds no such row is one item. Linear in the tokens.
 */
export type RowCutter = (segment: readonly Token[]) => readonly Segment[];

export const createRowCutter = (grammar: Grammar): RowCutter => {
  const isAction = actionTest(grammar);
  const joins = new Set(grammar.conjunctions.map(fold));
  return (segment) => {
    const cuts = cutsOf(segment, isAction, joins);
    const lead = segment.slice(0, cuts[0]);
    return [0, ...cuts].map((from, index) => ({ lead: index === 0 ? [] : lead, own: segment.slice(from, cuts[index]) }));
  };
};

/** An infinitive or the noun of an action in the nominative: «оставить», «получение», «подача». */
const actionTest = (grammar: Grammar): ((token: Token | undefined) => boolean) => {
  const endings = grammar.actionEndings.map(fold);
  const words = new Set(grammar.actionWords.map(fold));
  const not = new Set(grammar.notActions.map(fold));
  return (token) => {
    if (token?.kind !== 'word' || not.has(token.form)) return false;
    return words.has(token.form) || (token.form.length >= MIN_ACTION && endings.some((ending) => token.form.endsWith(ending)));
  };
};

const MIN_ACTION = 5;

/** Where items of the row begin after the first: behind a comma, or at a conjunction with something to join before it. */
const cutsOf = (
  segment: readonly Token[],
  isAction: (token: Token | undefined) => boolean,
  joins: ReadonlySet<string>,
): readonly number[] => {
  const cuts: number[] = [];
  const rows = bracketRows(segment, isAction);
  let depth = 0;
  let from = 0;
  segment.forEach((token, index) => {
    // What a bracket that holds nothing but actions says is a row as well: it stands at the depth of what it stands in.
    const isRow = rows.marks.has(index);
    if (token.form === '(' && !isRow) depth += 1;
    if (token.form === ')' && !isRow) depth = Math.max(0, depth - 1);
    if (depth > 0 || index === 0) return;
    if (isRow && token.form === '(') {
      cuts.push(index + 1);
      from = index + 1;
    }
    const isComma = token.form === ',';
    const isJoin = joins.has(token.form) && index - from >= LEAST_JOINED;
    if (!isComma && !isJoin) return;
    const next = isComma && joins.has(segment[index + 1]?.form ?? '') ? index + 2 : index + 1;
    if (!isAction(segment[next]) && !rows.commas.has(index)) return;
    cuts.push(isComma ? index + 1 : index);
    from = index + 1;
  });
  return cuts;
};

/** Brackets that hold a row, and the commas at which one of short members parts. */
interface BracketRows {
  readonly marks: ReadonlySet<number>;
  readonly commas: ReadonlySet<number>;
}

/**
 * «(узнать о порядке, посоветоваться, оставить отзыв)»: an action at the beginning and others behind commas; «(информация, подача заявления,
 * получение результата)»: members of a few words each, two of them actions.
 */
const bracketRows = (segment: readonly Token[], isAction: (token: Token | undefined) => boolean): BracketRows => {
  const marks = new Set<number>();
  const commas = new Set<number>();
  let open = -1;
  let inside: number[] = [];
  segment.forEach(({ form }, index) => {
    if (form === '(') {
      open = index;
      inside = [];
    } else if (form === ',' && open >= 0) inside.push(index);
    else if (form === ')' && open >= 0) {
      const begins = [open, ...inside];
      const actions = begins.filter((at) => isAction(segment[at + 1])).length;
      const isShort = begins.length >= LEAST_MEMBERS && begins.every((at, order) => (begins[order + 1] ?? index) - at <= LONGEST_MEMBER);
      const isOfActions = isAction(segment[open + 1]) && actions >= LEAST_ACTIONS;
      if (isOfActions || (isShort && actions >= LEAST_ACTIONS)) marks.add(open).add(index);
      if (isShort && actions >= LEAST_ACTIONS) for (const at of inside) commas.add(at);
      open = -1;
    }
  });
  return { marks, commas };
};

const LEAST_MEMBERS = 3;
const LEAST_ACTIONS = 2;
/** Tokens of a short member, the mark before it among them. */
const LONGEST_MEMBER = 5;

/** «получение и рассмотрение обращений» is one action. */
const LEAST_JOINED = 2;
