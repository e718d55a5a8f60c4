import type { ParsedClause, Span } from '../model/index.js';
import { mentionsOf, type ActInput } from './context.js';
import type { Identity } from './requisites/context.js';
import { fold } from '../rules/tokens.js';

/** The clause that says what the procedure regulates: «Настоящий Порядок …». */
export interface PurposeClause {
  readonly part: number;
  readonly clause: ParsedClause;
  readonly span: Span;
}

/** How far into a procedure its purpose is looked for, in clauses of its body. */
const REACH = 12;

export const purposeClause = (identity: Identity, input: ActInput): PurposeClause | null => {
  const openers = new Set(identity.words.purposeOpeners.map(fold));
  for (const [part, { kind, clauses }] of input.act.parts.entries()) {
    if (kind !== 'procedure') continue;
    const body = clauses.filter(({ zone }) => zone === 'body').slice(0, REACH);
    const found = body.find((clause) => {
      const [first, second] = input.found.tokens.sentencesOf(clause)[0] ?? [];
      return first !== undefined && openers.has(first.form) && second?.kind === 'word' && clause.span.end - clause.span.start > MIN_LENGTH;
    });
    if (found !== undefined) return { part, clause: found, span: found.span };
    // «Настоящим Порядком регулируется …», «Целью Порядка является …»: known by what it says, not by how it begins.
    const told = body.find(({ index }) =>
      mentionsOf(input, 'provision').some(
        (mention) => mention.emit.provision === 'purpose' && mention.part === part && mention.clause === index,
      ),
    );
    if (told !== undefined) return { part, clause: told, span: told.span };
  }
  return null;
};

/** A heading («Порядок формирования Перечня») is shorter. */
const MIN_LENGTH = 60;
