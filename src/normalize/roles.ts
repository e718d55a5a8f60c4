import type { HolderKind, Role, Span } from '../model/index.js';
import { quoteSpan } from '../parse/mentions/passages.js';
import { byPlace, factAt, mentionsOf, type ActInput } from './context.js';

type RoleMention = ReturnType<typeof mentionsOf<'role'>>[number];

/** Roles by kind and holder: mentions of one person or unit are one role, with every name the order gives it. */
export const rolesOf = (input: ActInput): Role[] => {
  const mentions = strongest(mentionsOf(input, 'role'));
  const roles = mentions.map((mention) => roleOf(input, mention));
  return mergeSame(roles).sort(byPlace);
};

/** In one passage a role is told once for each holder: by the rule of the highest rank, then the longest match. */
const strongest = (mentions: readonly RoleMention[]): RoleMention[] => {
  const best = new Map<string, RoleMention>();
  for (const mention of mentions) {
    const key = `${mention.emit.role} ${mention.part} ${mention.clause} ${mention.passage.start}`;
    const other = best.get(key);
    const isBetter =
      other === undefined ||
      mention.emit.rank > other.emit.rank ||
      (mention.emit.rank === other.emit.rank && size(mention.match) > size(other.match));
    if (isBetter) best.set(key, mention);
  }
  return [...best.values()];
};

const size = (at: Span): number => at.end - at.start;

const roleOf = (input: ActInput, mention: RoleMention): Role => {
  const { role, holder } = mention.emit;
  const words = (name: string): string | null => {
    const at = mention.captures.get(name)?.span;
    return at === undefined ? null : input.file.text.slice(at.start, at.end).replace(/\s+/gu, ' ');
  };
  const introduced = introducedName(input, mention);
  const post = words('post') ?? words('unit') ?? words('commission') ?? words('designation');
  const person = words('person');
  return {
    ...factAt(
      input,
      mention.quote,
      { part: mention.part, clause: mention.clause, ruleId: mention.ruleId, confidence: mention.confidence },
      'role',
      role,
    ),
    role,
    holder: person === null ? holder : refine(holder),
    designation: introduced ?? (post === null ? null : input.nominative(post)),
    otherDesignations: [],
    personName: person === null ? null : person,
    appointedBy: words('by') ?? null,
    duties: [],
  };
};

/** A unit with a surname in brackets is still a unit; a post with a name is a person. */
const refine = (holder: HolderKind): HolderKind => (holder === 'post' || holder === 'appointed' ? 'person' : holder);

/** «… (далее – уполномоченное лицо)» in the same sentence names the holder. */
const introducedName = (input: ActInput, mention: RoleMention): string | null => {
  if (mention.emit.role !== 'authorized-person') return null;
  const after = input.found.introductions
    .filter(({ name }) => {
      const start = name[0]?.start ?? -1;
      return start >= mention.match.start && start <= mention.match.end + REACH && start <= mention.passage.end;
    })
    .at(0);
  if (after === undefined) return null;
  const at = quoteSpan(after.name);
  return input.file.text.slice(at.start, at.end);
};

/** How far behind the matched words the bracket may open, in characters. */
const REACH = 220;

const mergeSame = (roles: readonly Role[]): Role[] => {
  const merged: Role[] = [];
  for (const role of [...roles].sort(byPlace)) {
    const same = merged.findIndex((other) => other.role === role.role && sameHolder(other, role));
    const first = merged[same];
    if (first === undefined) merged.push(role);
    else if (role.role !== 'authorized-person' && first.clauseId !== role.clauseId) merged.push(role);
  }
  return merged;
};

const sameHolder = (a: Role, b: Role): boolean => a.designation === b.designation && a.personName === b.personName && a.holder === b.holder;
