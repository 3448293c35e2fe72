/** The known word that is the likeliest to be meant by a mistyped one; `undefined` when none is near. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  const most = Math.max(2, Math.floor(word.length / 3));
  const [first] = known
    .map((one) => ({ one, far: one.includes(word) && word.length > 2 ? 0 : distance(word, one) }))
    .filter(({ far }) => far <= most)
    .toSorted((a, b) => a.far - b.far);
  return first?.one;
}

/** How many letters to add, take away or change. */
function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, at) => at);
  for (const [index, letter] of [...from].entries()) {
    const next = [index + 1];
    for (let at = 1; at < row.length; at += 1) {
      const changed = (row[at - 1] ?? 0) + (letter === to[at - 1] ? 0 : 1);
      next.push(Math.min((row[at] ?? 0) + 1, (next[at - 1] ?? 0) + 1, changed));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
