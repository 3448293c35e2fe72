/** Control characters, line separators, and marks that turn the direction of text around. */
const unsafe = /[\p{Cc}\p{Zl}\p{Zp}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;

/** Text from a file as it may be shown: at most `limit` characters, on one line. */
export function oneLine(text: string, limit = 60): string {
  const shown = text.slice(0, limit).replace(unsafe, '\uFFFD');
  return text.length > limit ? `${shown}…` : shown;
}

/** A name from a file in quotation marks, for a sentence. */
export function quoted(name: string): string {
  return `“${oneLine(name)}”`;
}
