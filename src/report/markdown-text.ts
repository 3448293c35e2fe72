/**
 * Text of servers and files inside Markdown. Nothing in it may become a link, a mention, a picture or
 * HTML, also in what GitHub looks for after Markdown is done with. Inside code none of that is looked
 * for, so each word that has a sign of any of it is written as code.
 */

import { plain } from './plain-text';

/** Letters, digits and the marks of a sentence. */
const simple = /^[\p{L}\p{N}\p{M}'’"“”(),.;:!?%§…–—-]+$/u;
/** Inside a word: `github.com`, `:smile:`, `GH-1`, and what could be the id of a commit. */
const linked = /[.:]\p{L}|:\S|\p{L}-\d|^[\da-f]{7,}$/iu;

/** Sentences: words as they are, and all that is not plainly a word as code. At most `most` characters are shown. */
export function prose(text: string, most = 1000): string {
  const shown = text.length > most ? `${text.slice(0, most)}…` : text;
  const words: Word[] = [];
  for (const word of plain(shown).split(/\s+/).filter(Boolean).map(wordOf)) {
    const last = words.at(-1);
    const joins = last?.isCode === true && last.after === '' && word.isCode;
    words.push(joins ? { ...word, text: `${words.pop()?.text} ${word.text}` } : word);
  }
  return words.map((word) => (word.isCode ? code(word.text) : word.text) + word.after).join(' ');
}

interface Word {
  readonly text: string;
  readonly isCode: boolean;
  /** The mark that ends a part of a sentence. */
  readonly after: string;
}

function wordOf(word: string): Word {
  const after = /[.,;:!?]+$/.exec(word)?.[0] ?? '';
  const text = word.slice(0, word.length - after.length);
  const isCode = text !== '' && !(simple.test(text) && !linked.test(text));
  return { text, isCode, after };
}

/** One line of code, as it is but for control characters. */
export function code(text: string): string {
  const shown = plain(text);
  if (shown === '') return '(empty)';
  const fence = '`'.repeat(longestRun(shown) + 1);
  const padded = /^[` ]|[` ]$/.test(shown) ? ` ${shown} ` : shown;
  return `${fence}${padded}${fence}`;
}

/** A cell of a table, where no escape of a bar is read alike everywhere; so a broken bar stands for it. */
export function cell(text: string): string {
  return prose(text.replaceAll('|', '¦'), 200);
}

/** Lines of code. At most `most` characters are shown. */
export function fenced(language: string, text: string, most: number): string {
  const shown = text.length > most ? `${text.slice(0, most)}…` : text;
  const lines = shown
    .split(/\r?\n/)
    .map((line) => line.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, visible))
    .join('\n');
  const fence = '`'.repeat(Math.max(3, longestRun(lines) + 1));
  return `${fence}${language}\n${lines}\n${fence}`;
}

/** Text for inside of an element, on one line. */
export function htmlText(text: string): string {
  return plain(text).replace(/[&<>"'`]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

function visible(character: string): string {
  return character === '\t' ? character : '\ufffd';
}

function longestRun(text: string): number {
  return Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
}
