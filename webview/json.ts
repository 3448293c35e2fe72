export interface JsonToken {
  readonly kind: 'key' | 'string' | 'number' | 'literal' | 'punctuation' | 'space' | 'other';
  readonly text: string;
  /** JSON pointer of the member or element that the token begins; set on keys and values. */
  readonly pointer?: string;
}

interface Frame {
  readonly array: boolean;
  index: number;
  key: string;
  awaitsKey: boolean;
}

const pattern =
  /"(?:[^"\\]|\\[\s\S])*"?|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|\b(?:true|false|null)\b|[{}[\]:,]|\s+|[^\s"{}[\]:,]+/g;

/**
 * The tokens of JSON text, in order and with nothing lost, so that joined they are the text again.
 * Broken or cut JSON gives tokens all the same.
 */
export function jsonTokens(text: string): readonly JsonToken[] {
  const frames: Frame[] = [];
  return (text.match(pattern) ?? []).map((piece) => token(piece, frames));
}

function token(text: string, frames: Frame[]): JsonToken {
  const frame = frames.at(-1);
  if (/^\s/.test(text)) return { kind: 'space', text };
  if (text === '{' || text === '[') {
    const opened = { kind: 'punctuation', text, pointer: pointerTo(frames) } as const;
    frames.push({ array: text === '[', index: 0, key: '', awaitsKey: text === '{' });
    return opened;
  }
  if (text.length === 1 && '}]:,'.includes(text)) {
    punctuate(text, frames);
    return { kind: 'punctuation', text };
  }
  if (text.startsWith('"') && frame?.awaitsKey === true) {
    frame.key = unquote(text);
    return { kind: 'key', text, pointer: pointerTo(frames) };
  }
  return { kind: valueKind(text), text, pointer: pointerTo(frames) };
}

function punctuate(text: string, frames: Frame[]): void {
  if (text === '}' || text === ']') frames.pop();
  const frame = frames.at(-1);
  if (frame === undefined || text === '}' || text === ']') return;
  if (text === ',') frame.index += 1;
  frame.awaitsKey = text === ',' && !frame.array;
}

function valueKind(text: string): JsonToken['kind'] {
  if (text.startsWith('"')) return 'string';
  if (text === 'true' || text === 'false' || text === 'null') return 'literal';
  return /^-?\d/.test(text) ? 'number' : 'other';
}

function pointerTo(frames: readonly Frame[]): string {
  return frames
    .map(
      ({ array, index, key }) => `/${array ? index : key.replace(/~/g, '~0').replace(/\//g, '~1')}`,
    )
    .join('');
}

function unquote(text: string): string {
  try {
    return String(JSON.parse(text));
  } catch {
    return text.slice(1);
  }
}

/** The same tokens with line breaks and indents, when the text had no line break of its own. */
export function indented(tokens: readonly JsonToken[]): readonly JsonToken[] {
  if (tokens.some(({ kind, text }) => kind === 'space' && text.includes('\n'))) return tokens;
  const shown: JsonToken[] = [];
  const solid = tokens.filter(({ kind }) => kind !== 'space');
  let depth = 0;
  const space = (text: string) => shown.push({ kind: 'space', text });
  for (const [index, item] of solid.entries()) {
    const before = solid[index - 1]?.text;
    const closes = item.kind === 'punctuation' && (item.text === '}' || item.text === ']');
    const opened = before === '{' || before === '[';
    if (closes) depth = Math.max(0, depth - 1);
    if ((closes && !opened) || (!closes && (opened || before === ','))) {
      space(`\n${'  '.repeat(Math.min(depth, 40))}`);
    }
    shown.push(item);
    if (item.kind !== 'punctuation') continue;
    if (item.text === '{' || item.text === '[') depth += 1;
    if (item.text === ':') space(' ');
  }
  return shown;
}
