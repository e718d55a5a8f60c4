/** A document as its maker sees it, whatever package writes it. */
export type Block =
  | { readonly kind: 'paragraph'; readonly runs: readonly TextRun[]; readonly look: ParagraphLook }
  | { readonly kind: 'columns'; readonly left: readonly string[]; readonly right: readonly string[] }
  | {
      readonly kind: 'table';
      readonly header: readonly string[] | null;
      readonly widths: readonly number[];
      readonly rows: readonly (readonly string[])[];
    };

export interface TextRun {
  readonly text: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
}

export type ParagraphLook =
  | 'body' // indented first line, justified
  | 'plain' // no indent
  | 'centred'
  | 'right'
  | 'subject' // what a letter is about
  | 'section' // heading
  | 'item' // heading of one deviation
  | 'small';

export interface Section {
  readonly landscape: boolean;
  readonly blocks: readonly Block[];
}

export const paragraph = (look: ParagraphLook, ...runs: readonly (TextRun | string)[]): Block => ({
  kind: 'paragraph',
  look,
  runs: runs.map((run) => (typeof run === 'string' ? { text: run } : run)),
});
