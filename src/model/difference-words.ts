/**
 * Two identifiers that should be the same: their lengths and where they part, because a slash at
 * the end is hard to see. Identifiers on different hosts differ for all to see.
 */
export function differenceWords(expected: string, actual: string): string {
  if (actual === '') return 'an empty text';
  if (hostIn(expected) !== hostIn(actual)) return actual;
  let at = 0;
  while (at < expected.length && at < actual.length && expected[at] === actual[at]) at += 1;
  const here = (text: string): string => (at < text.length ? JSON.stringify(text[at]) : 'the end');
  return `${actual} (${actual.length} characters instead of ${expected.length}; at character ${at + 1} comes ${here(actual)} instead of ${here(expected)})`;
}

function hostIn(text: string): string | undefined {
  return URL.canParse(text) ? new URL(text).host : undefined;
}
