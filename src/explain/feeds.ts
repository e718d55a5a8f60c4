import type { Expectation } from '../rules/require-schema.js';
import type { Emit, RecognizeRule } from '../rules/schema.js';

/** Recognizing rules whose findings a requirement is judged by; none for one that is judged by the structure of the act. */
export const feedingRules = (rules: readonly RecognizeRule[], expect: Expectation): RecognizeRule[] =>
  rules.filter(({ emit }) => feeds(expect, emit));

const feeds = (expect: Expectation, emit: Emit): boolean => {
  switch (expect.kind) {
    case 'provision':
    case 'items':
      return ofTopic(emit, expect.topic);
    case 'trigger':
      return 'trigger' in emit && (emit.trigger === expect.trigger || emit.trigger === expect.inItsPlace);
    case 'deadline':
      return 'term' in emit || ('action' in emit && emit.action === expect.action);
    case 'response-time':
      return 'term' in emit || ('action' in emit && expect.terms.some(({ action }) => action === emit.action)) || isMark(emit, ANSWERS);
    case 'touchpoints-named':
    case 'channel-type':
      return 'enumeration' in emit;
    case 'types-division':
      return 'enumeration' in emit || ofTopic(emit, 'types-division');
    case 'terms':
      return isMark(emit, DEFINING);
    case 'authorized-person':
      return isRole(emit, 'authorized-person');
    case 'designation':
      return isRole(emit, 'authorized-person') || isMark(emit, ['keeper-name']);
    case 'control':
      return isRole(emit, 'control');
    case 'unit-duties':
    case 'list-form':
      return ofTopic(emit, expect.kind);
    case 'references':
      return 'reference' in emit;
    case 'client-type':
      return 'clients' in emit || isMark(emit, ['clients-limited']);
    default:
      return false;
  }
};

const ANSWERS: readonly string[] = ['respond-mention', 'respond-request', 'social-context'];
const DEFINING: readonly string[] = ['definition', 'definitions-follow', 'understood'];

/** `topic` or `topic/item`. */
const ofTopic = (emit: Emit, topic: string): boolean => 'provision' in emit && emit.provision.split('/')[0] === topic;

const isMark = (emit: Emit, names: readonly string[]): boolean => 'mark' in emit && names.includes(emit.mark);
const isRole = (emit: Emit, role: string): boolean => 'role' in emit && emit.role === role;
