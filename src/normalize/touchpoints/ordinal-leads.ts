import type { TouchpointType } from '../../model/index.js';
import { unitOf } from '../../rules/phrase/unit.js';
import { tokenize } from '../../rules/tokens.js';
import { mentionsOf, type ActInput } from '../context.js';
import { typesIn } from './channels.js';
import type { Lead } from './leads.js';

/** «Точки делятся на цифровые и офлайн. К первым относятся: …; ко вторым – …»: leads whose type the order of the two types tells. */
export const ordinalLeads = (input: ActInput): Lead[] =>
  mentionsOf(input, 'mark').flatMap((mention) => {
    const place = PLACES.indexOf(mention.emit.mark);
    if (place < 0 || (isBare(input, mention) && !isSetOff(input, mention))) return [];
    const type = typesBefore(input, mention)?.[place];
    return type === undefined ? [] : [{ ...mention, emit: { enumeration: 'list' as const, type, colon: false } }];
  });

/** Marks of the rules, in the order of the types that they point back at. */
const PLACES: readonly string[] = ['first-type', 'second-type'];

type Place = Pick<Lead, 'part' | 'clause' | 'match'>;

/** «первые», «второй тип»: no verb says that points belong to it. */
const isBare = (input: ActInput, { match }: Place): boolean => {
  const { stem, vocabulary } = input.recognition;
  const unit = unitOf(tokenize(stem, input.file.text.slice(match.start, match.end)));
  return ['counts-as', 'names-verb'].every((name) => vocabulary.finder(unit, name).size === 0);
};

/** «вторые – касса, телефон», «вторые (касса, телефон)» */
const isSetOff = (input: ActInput, { match }: Place): boolean =>
  /^\s*(?:[–—-]\s|\()/u.test(input.file.text.slice(match.end, match.end + LONGEST_JOINT));

const LONGEST_JOINT = 4;

/** Clauses that may stand between the division and what points back at it: the points of the first type. */
const REACH = 20;

/** The two types in the order in which the nearest words before a mention name both. */
const typesBefore = (input: ActInput, { part, clause, match }: Place): readonly TouchpointType[] | null => {
  const clauses = input.act.parts[part]?.clauses ?? [];
  for (let at = clause; at >= Math.max(0, clause - REACH); at -= 1) {
    const span = clauses[at]?.span;
    if (span === undefined) return null;
    const types = [...new Set(typesIn(input.recognition, input.file.text.slice(span.start, Math.min(span.end, match.start))))];
    if (types.length === 2) return types;
  }
  return null;
};
