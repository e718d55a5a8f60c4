import type { Act, Clause, DocumentRecord } from '../../model/index.js';
import { type Annotated, annotateDocx, type Anchor, anchorOf, foldedText, type FoldedText, type Note } from '../annotate/index.js';
import { type Block, paragraph, type ParagraphLook } from './blocks.js';
import type { LetterContext, LetterOrder } from './input.js';
import { writeDocument } from './package.js';
import { clausesOf, filled, labelOf, nearestOf, quoted, standingDeviations } from './words.js';

/**
 * The agency's own DOCX with comments and suggested wording.
 * @returns null where its package cannot be read this way: a copy of the text serves instead
 */
export const annotatedFile = (context: LetterContext, orders: readonly LetterOrder[], bytes: Buffer): Annotated | null =>
  annotateDocx(bytes, notesOf(context, orders), authorOf(context));

/** A DOCX of the text that was read, with the same comments: for files of other formats. */
export const annotatedText = async (context: LetterContext, orders: readonly LetterOrder[]): Promise<Annotated> => {
  const [first] = orders;
  if (first === undefined) throw new Error('no order to annotate');
  const { record } = first;
  const title = filled(context.lexicon.copy.title, { file: record.path });
  const bytes = await writeDocument({ title, creator: context.lexicon.author }, [
    { landscape: false, blocks: [paragraph('small', { text: title, italic: true }), ...textBlocks(record)] },
  ]);
  const annotated = annotateDocx(bytes, notesOf(context, orders), authorOf(context));
  if (annotated === null) throw new Error('the copy of a text could not be annotated');
  return annotated;
};

const authorOf = ({ lexicon }: LetterContext) => ({ name: lexicon.author, initials: lexicon.initials });

const notesOf = (context: LetterContext, orders: readonly LetterOrder[]): Note[] => {
  const folded = new Map<DocumentRecord, FoldedText>();
  return orders.flatMap((order) => {
    const text = folded.get(order.record) ?? foldedText(order.record.text);
    folded.set(order.record, text);
    return standingDeviations(context, order).map(({ finding, requirement }): Note => {
      const { note } = context.lexicon;
      return {
        lines: [
          filled(note.heading, {
            severity: capital(labelOf(context.codes, 'severity', finding.severity)),
            title: requirement.title,
            status: labelOf(context.codes, 'findingStatus', finding.status),
          }),
          filled(note.expected, { text: finding.expected }),
          actualLine(context, finding),
          ...(finding.recommendation === null ? [] : [filled(note.advice, { text: finding.recommendation })]),
          filled(note.reference, { text: requirement.source }),
        ],
        anchors: anchorsOf(order, finding, requirement.groupId, text),
        insertion: requirement.groupId === 'consistency' ? null : wordingIn(finding.recommendation),
      };
    });
  });
};

type Finding = LetterOrder['findings'][number];

/** What the document says; of what is missing, the nearest wording is named as no more than that. */
const actualLine = ({ lexicon: { note, letter } }: LetterContext, finding: Finding): string => {
  if (finding.status !== 'missing' || finding.place !== null) return filled(note.actual, { text: finding.actual });
  const nearest = nearestOf(finding);
  return nearest === null ? letter.missing : `${letter.missing} ${filled(letter.nearestPlain, { quote: quoted(nearest.quote) })}`;
};

/** The words the verdict rests on; for what is missing the head of the section where it belongs, for an item of a list the one like it. */
const anchorsOf = (order: LetterOrder, finding: Finding, groupId: string, folded: FoldedText): Anchor[] => {
  const at = ({ quote, start }: { readonly quote: string; readonly start: number }): Anchor => anchorOf(folded, quote, start);
  if (finding.place !== null && finding.place.quote.trim() !== '') return [at(finding.place), ...headsOf(order, finding.clauseId).map(at)];
  const nearest = nearestOf(finding);
  const beside = nearest !== null && isFragment(quotedIn(finding.recommendation) ?? '') ? [nearest] : [];
  return [...beside, ...headsOf(order, nearest?.clauseId ?? clauseOfGroup(order, groupId)), ...headOfPart(order, groupId)].map(at);
};

/** The clause that most of the group's other findings stand in: what is missing belongs beside them. */
const clauseOfGroup = ({ act, findings }: LetterOrder, groupId: string): string | null => {
  const clauses = clausesOf(act);
  const votes = new Map<string, number>();
  for (const { requirementId, clauseId } of findings) {
    const head = requirementId.startsWith(`${groupId}.`) ? sectionOf(clauses, clauseId) : null;
    if (head !== null) votes.set(head.id, (votes.get(head.id) ?? 0) + 1);
  }
  return [...votes].sort(([, a], [, b]) => b - a)[0]?.[0] ?? null;
};

const headsOf = ({ act }: LetterOrder, clauseId: string | null): Clause[] => {
  const head = sectionOf(clausesOf(act), clauseId);
  return head === null ? [] : [head];
};

/** The outermost clause around one that has words of its own. */
const sectionOf = (clauses: ReadonlyMap<string, Clause>, clauseId: string | null): Clause | null => {
  let head: Clause | null = null;
  for (let clause = clauses.get(clauseId ?? ''); clause !== undefined; clause = clauses.get(clause.parentId ?? '')) {
    if (clause.quote.trim() !== '') head = clause;
    if (clause.kind === 'section') return clause.quote.trim() === '' ? head : clause;
  }
  return head;
};

/** The first words of the order itself for its own requirements, of the procedure for all others; of any part where there is neither. */
const headOfPart = ({ act }: { readonly act: Act }, groupId: string): Clause[] => {
  const kinds = groupId === 'order' ? ['order', 'procedure'] : groupId === 'list' ? ['list', 'procedure', 'order'] : ['procedure', 'order'];
  const preferred = kinds.flatMap((kind) => act.parts.find((part) => part.kind === kind) ?? []);
  return [...new Set([...preferred, ...act.parts])].flatMap(({ clauses }) => {
    const worded = clauses.filter(({ quote }) => quote.trim().length > 2);
    const head = worded.find(({ zone }) => zone === 'title') ?? worded.find(({ zone }) => zone === 'body') ?? worded[0];
    return head === undefined ? [] : [head];
  });
};

/** A clause as a sentence; a part of one, or an item of a list, as it stands in the advice. */
const wordingIn = (advice: string | null): string | null => {
  const text = quotedIn(advice);
  return text === null || isFragment(text) || /[.;!?]$/.test(text) ? text : `${text}.`;
};

/** The wording that an advice ends with, after a colon. Several wordings, or one amid the advice, are not to be put in. */
const quotedIn = (advice: string | null): string | null => {
  const [, wording] = /:\s*«([^]+)»\.?\s*$/.exec(advice ?? '') ?? [];
  return wording === undefined || wording.includes('», «') ? null : wording.trim();
};

const isFragment = (wording: string): boolean => /^\p{Ll}/u.test(wording);

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Lines of the text as paragraphs, rows as tables; headings stand in the middle, page numbers and running headers are left out. */
const textBlocks = (record: DocumentRecord): Block[] => {
  const looks = looksOf(record);
  const dropped = record.dropped.filter(({ end, start }) => end > start);
  const blocks: Block[] = [];
  let rows: string[][] = [];
  const closeTable = (): void => {
    if (rows.length === 0) return;
    const width = Math.max(...rows.map((row) => row.length));
    const padded = rows.map((row) => [...row, ...Array.from({ length: width - row.length }, () => '')]);
    blocks.push({ kind: 'table', header: null, widths: padded[0]?.map(() => 1) ?? [], rows: padded });
    rows = [];
  };
  let start = 0;
  for (const line of record.text.split('\n')) {
    const end = start + line.length;
    const isDropped = dropped.some((each) => each.start <= start && end <= each.end);
    if (line.includes('\t')) rows.push(line.split('\t'));
    else {
      closeTable();
      if (!isDropped && line.trim() !== '') blocks.push(paragraph(looks.get(start) ?? 'body', line));
    }
    start = end + 1;
  }
  closeTable();
  return blocks;
};

const looksOf = ({ acts, text }: DocumentRecord): ReadonlyMap<number, ParagraphLook> =>
  new Map(
    acts.flatMap(({ parts }) =>
      parts.flatMap(({ clauses }) =>
        clauses.flatMap((clause): [number, ParagraphLook][] => {
          const line = text.lastIndexOf('\n', clause.start - 1) + 1;
          if (clause.kind === 'section' || ['letterhead', 'act-type', 'title', 'caption'].includes(clause.zone)) return [[line, 'centred']];
          if (clause.zone === 'stamp') return [[line, 'right']];
          return clause.zone === 'signature' || clause.zone === 'requisites' ? [[line, 'plain']] : [];
        }),
      ),
    ),
  );
