import { h } from './html';
import { indented, type JsonToken, jsonTokens } from './json';
import { visible } from './visible';

/** Longer text is coloured up to here; the rest is shown plain, so that it stays fast. */
const limit = 60_000;

/** JSON in the theme's colours, with the places that findings point to outlined. */
export function jsonView(text: string, marked: readonly string[]): DocumentFragment {
  const fragment = document.createDocumentFragment();
  const tokens = indented(jsonTokens(text.slice(0, limit)));
  const outlined = outline(tokens, new Set(marked));
  let plain = '';
  const flush = () => {
    if (plain !== '') fragment.append(visible(plain));
    plain = '';
  };
  for (const token of tokens) {
    if (isPlain(token) && !outlined.has(token)) {
      plain += token.text;
      continue;
    }
    flush();
    const mark = outlined.has(token);
    fragment.append(
      h(mark ? 'mark' : 'span', { class: `json-${token.kind}` }, token.text),
      ...(mark ? [h('span', { class: 'unseen' }, ' (evidence) ')] : []),
    );
  }
  plain += text.slice(limit);
  flush();
  return fragment;
}

function isPlain({ kind }: JsonToken): boolean {
  return kind === 'punctuation' || kind === 'space' || kind === 'other';
}

/** A member that holds an object or a list is marked at its name, any other at its value. */
function outline(tokens: readonly JsonToken[], marked: ReadonlySet<string>): Set<JsonToken> {
  const found = new Set<JsonToken>();
  if (marked.size === 0) return found;
  const keys = new Map<string, JsonToken>();
  for (const token of tokens) {
    if (token.pointer === undefined || !marked.has(token.pointer)) continue;
    if (token.kind === 'key') keys.set(token.pointer, token);
    else found.add(token.kind === 'punctuation' ? (keys.get(token.pointer) ?? token) : token);
  }
  return found;
}
