/** Text of servers and files inside a Mermaid diagram. */

import { plain } from './plain-text';

/** Letters that Mermaid keeps for its own use while it reads, beside all that is no letter or number. */
const unsafe = /[^\p{L}\p{N}\p{M} .,()/?=_'-]|[\ufb02]/gu;

/**
 * One line in which Mermaid sees letters only: every sign that could end the text, or begin a
 * comment, a setting or an element, is written by its number, in Mermaid's own form.
 */
export function mermaidText(text: string, most = 80): string {
  const line = plain(text).replace(/\s+/g, ' ').trim();
  const shown = [...line].slice(0, most).join('') + ([...line].length > most ? '…' : '');
  return shown.replace(unsafe, (sign) => `#${sign.codePointAt(0)};`);
}

/** The same in lines of about forty characters; a word is never divided. */
export function mermaidLines(text: string, most = 240): string {
  const lines: string[] = [];
  for (const word of [...plain(text)].slice(0, most).join('').split(/\s+/)) {
    const last = lines.at(-1);
    const fits = last !== undefined && last.length + word.length <= 40;
    lines.push(fits ? `${lines.pop()} ${word}` : word);
  }
  return lines.map((line) => mermaidText(line, most)).join('<br/>');
}
