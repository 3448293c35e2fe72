/** The mark in files that were written here, by which they are known again and may be replaced. */

const product = 'MCP Auth Inspector';

export type Written =
  /** Written here, and as it was written. */
  | 'ours'
  /** Written here and changed since. */
  | 'changed'
  | 'foreign';

/** The file's text with the mark as its last line. `comment` begins a comment line, `// ` or `# `. */
export function marked(text: string, comment: string): string {
  return `${text}\n\n${comment}Written by ${product} ${print(text)}\n`;
}

export function whoWrote(text: string): Written {
  const plain = text.replaceAll('\r\n', '\n');
  const mark = new RegExp(
    `\\n\\n(?:# |// |<!-- )Written by ${product} ([0-9a-f]{8})( -->)?\\n$`,
  ).exec(plain);
  if (mark === null) return 'foreign';
  return print(plain.slice(0, mark.index)) === mark[1] ? 'ours' : 'changed';
}

/** FNV-1a over UTF-16 units: it tells a change by hand, and keeps no secret. */
function print(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
}
