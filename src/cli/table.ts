export interface TableColumn {
  readonly title: string;
  readonly align: 'left' | 'right';
  /** Narrowed where the table is wider than the terminal. */
  readonly flexible: boolean;
}

const GAP = '  ';
const MIN_WIDTH = 8;

/** One line a row, columns aligned, flexible ones cut with «…» so that a line fits into `width` characters. */
export const renderTable = (columns: readonly TableColumn[], rows: readonly (readonly string[])[], width: number): string => {
  const natural = columns.map((column, index) => Math.max(length(column.title), ...rows.map((row) => length(row[index] ?? ''))));
  const widths = fitted(columns, natural, width);
  const line = (cells: readonly string[]): string =>
    columns
      .map((column, index) => cell(column, cells[index] ?? '', widths[index] ?? 0))
      .join(GAP)
      .trimEnd();
  return [line(columns.map((column) => column.title)), ...rows.map(line)].join('\n');
};

/** Takes characters from the widest flexible column, one by one, until the line fits. */
const fitted = (columns: readonly TableColumn[], natural: readonly number[], width: number): readonly number[] => {
  const widths = [...natural];
  let excess = widths.reduce((sum, each) => sum + each, 0) + GAP.length * (columns.length - 1) - width;
  while (excess > 0) {
    const widest = columns
      .map((column, index) => ({ index, width: column.flexible ? (widths[index] ?? 0) : 0 }))
      .reduce((a, b) => (b.width > a.width ? b : a));
    if (widest.width <= MIN_WIDTH) break;
    widths[widest.index] = widest.width - 1;
    excess -= 1;
  }
  return widths;
};

const cell = (column: TableColumn, text: string, width: number): string => {
  const shown = length(text) > width ? `${[...text].slice(0, width - 1).join('')}…` : text;
  const pad = ' '.repeat(Math.max(0, width - length(shown)));
  return column.align === 'left' ? shown + pad : pad + shown;
};

const length = (text: string): number => [...text].length;
