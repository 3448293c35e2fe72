/**
 * Characters that would not be seen or would reorder what is: controls other than tab and
 * newline, zero-width and directional marks, and the byte order mark.
 */
const unseen =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;

/** The text with every character that hides or reorders text spelled out, as in `‹U+202E›`. */
export function visible(text: string): string {
  return text.replaceAll('\r\n', '\n').replace(unseen, (character) => `‹U+${hex(character)}›`);
}

function hex(character: string): string {
  return character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
}

/** The text cut to a length that fits a line, a tooltip or an announcement. */
export function brief(text: string, length = 300): string {
  return text.length <= length ? text : `${text.slice(0, length)}…`;
}
