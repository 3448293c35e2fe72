/** A zero-based line and column, the column in UTF-16 units, as editors count. */
export interface TextPosition {
  readonly line: number;
  readonly column: number;
}

/** Gives a function that turns an offset in `text` into its line and column. LF, CRLF and CR end a line. */
export function positionsIn(text: string): (offset: number) => TextPosition {
  const starts = [0];
  for (const match of text.matchAll(/\r\n|\r|\n/g)) starts.push(match.index + match[0].length);
  return (offset) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low, column: Math.max(0, offset - (starts[low] ?? 0)) };
  };
}
