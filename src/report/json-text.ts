/** JSON for files and terminals. */

/** JSON text with a final newline, indented by two spaces, in which nothing can steer a terminal. */
export function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2).replace(/[\p{Cf}\p{Zl}\p{Zp}\u007f-\u009f]/gu, escaped)}\n`;
}

/** JSON leaves these as they are; on a terminal they could steer it or turn the text around. */
function escaped(character: string): string {
  return character
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
}
