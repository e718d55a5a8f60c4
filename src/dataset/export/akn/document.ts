import type { Act, Dropped, Part } from '../../../model/index.js';
import type { ExportContext, XmlTag } from '../context.js';
import { partText, type PartText } from './body.js';
import { element, segment } from './element.js';
import { factsOf } from './facts.js';
import { metaOfAct, metaOfPart } from './meta.js';

export interface DocumentInput {
  readonly act: Act;
  /** The normalized text of the file. */
  readonly text: string;
  /** What of it belongs to no clause. */
  readonly dropped: readonly Dropped[];
  /** ISO date of the run that made the markup. */
  readonly marked: string;
}

/** The namespace of Akoma Ntoso 3.0. */
const NAMESPACE = 'http://docs.oasis-open.org/legaldocml/ns/akn/3.0';

/** An act as Akoma Ntoso: its first part is the document, the others are attached to it in their order. */
export const documentOf = (context: ExportContext, { act, text, dropped, marked }: DocumentInput): XmlTag => {
  const facts = factsOf(context, act);
  const [main, ...attached] = act.parts;
  const textOf = (part: Part): PartText => partText({ part, text, dropped, ofClause: facts.ofClause });
  const isAct = act.scope !== 'unrelated';
  return element(
    'akomaNtoso',
    { xmlns: NAMESPACE },
    element(
      isAct ? 'act' : 'doc',
      { name: main?.kind ?? 'order' },
      metaOfAct(context, { act, part: null, marked }, facts),
      ...contentOf(isAct ? 'body' : 'mainBody', main === undefined ? EMPTY : textOf(main)),
      attached.length === 0
        ? null
        : element(
            'attachments',
            {},
            ...attached.map((part) =>
              element(
                'attachment',
                { eId: `att__${segment(part.slug)}` },
                part.title === null ? null : element('heading', {}, part.title),
                element('doc', { name: part.kind }, metaOfPart({ act, part, marked }), ...contentOf('mainBody', textOf(part))),
              ),
            ),
          ),
    ),
  );
};

const EMPTY: PartText = { preface: null, preamble: null, body: [], conclusions: null };

/** A body must have something in it. */
const contentOf = (name: 'body' | 'mainBody', { preface, preamble, body, conclusions }: PartText): readonly (XmlTag | null)[] => [
  preface,
  preamble,
  element(name, {}, ...(body.length > 0 ? body : [element('hcontainer', { name: 'empty' }, element('content', {}, element('p', {})))])),
  conclusions,
];
