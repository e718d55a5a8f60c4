import type { ActInput } from '../context.js';
import { fold } from '../../rules/tokens.js';
import { firstType } from './act-names.js';
import type { Identity } from './context.js';
import type { Reading } from './field.js';
import type { Head } from './head.js';
import { headingLines } from './title.js';
import { stampOf } from '../stamps.js';

/** The act's kind in lower case: from its own line, the word of its preamble, or what the stamp or heading says. */
export const readActType = (identity: Identity, input: ActInput, head: Head): Reading<string> | null => {
  const { words } = identity;
  const line = head.actType;
  if (line !== null) {
    const read = firstType(
      identity,
      head.kind === 'memo' ? [...words.memoTypes, ...words.directiveTypes] : [...words.directiveTypes, ...words.memoTypes],
      line.text,
      line.start,
    );
    if (read !== null) return read;
  }
  return head.kind === 'stamped' ? (fromStamp(identity, input, head) ?? fromHeading(identity, input, head)) : fromOperative(identity, head);
};

/** A procedure whose stamp names the order is approved by that order: the order is the act. */
const fromStamp = (identity: Identity, input: ActInput, head: Head): Reading<string> | null => {
  const stamp = stampOf(identity, input, head.partIndex);
  if (stamp === null || stamp.kind === 'approve' || !stamp.namesAct) return null;
  const read = firstType(identity, identity.words.directiveTypes, stamp.quote, stamp.start);
  return read === null ? null : { ...read, confidence: 0.9 };
};

const fromHeading = (identity: Identity, input: ActInput, head: Head): Reading<string> | null => {
  for (const line of headingLines(input, head.part)) {
    const read = firstType(identity, identity.words.procedureTypes, line.text, line.start);
    if (read !== null) return read;
  }
  return null;
};

const fromOperative = (identity: Identity, head: Head): Reading<string> | null => {
  for (const line of head.preamble) {
    for (const token of identity.tokens(line.text, line.start)) {
      const type = Object.entries(identity.words.operative).find(([word]) => fold(word) === token.form)?.[1];
      if (type !== undefined) return { value: type, at: token, confidence: 0.8 };
    }
  }
  return null;
};
