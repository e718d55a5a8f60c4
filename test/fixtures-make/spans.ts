/** Rows each cell reaches down: an empty cell under another one is merged with it, and its own span is 0. */
export const spansDown = (rows: readonly (readonly string[])[]): number[][] => {
  const spans = rows.map((row) => row.map(() => 1));
  for (let column = 0; column < (rows[0]?.length ?? 0); column += 1) {
    let top = 0;
    for (let row = 1; row < rows.length; row += 1) {
      if (rows[row]?.[column] !== '') top = row;
      else {
        set(spans, row, column, 0);
        set(spans, top, column, row - top + 1);
      }
    }
  }
  return spans;
};

const set = (spans: readonly number[][], row: number, column: number, value: number): void => {
  const cells = spans[row];
  if (cells !== undefined) cells[column] = value;
};
