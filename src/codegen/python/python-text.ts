/** Python source text from data. */

/** A Python string literal, with double quotes. */
export function literal(text: string): string {
  return JSON.stringify(text).replace(
    /[\u0080-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** A list of string literals. */
export function literals(texts: readonly string[]): string {
  return `[${texts.map(literal).join(', ')}]`;
}

/** `return Name(…)` or the like, with one argument a line. */
export function call(before: string, args: readonly string[]): readonly string[] {
  return [`${before}(`, ...args.flatMap((one) => indented(one.split('\n'), ',')), ')'];
}

/** Lines, four spaces further in; `end` goes behind the last. */
export function indented(lines: readonly string[], end = ''): readonly string[] {
  return lines.map((line, at) => {
    const whole = at === lines.length - 1 ? line + end : line;
    return whole === '' ? '' : `    ${whole}`;
  });
}
