/** Finds secrets by their value: in any case, in the encodings of URLs, JSON and HTML, and cut off at the end. */

/** Values shorter than this are only recognised by name: replaced everywhere they would spoil the text. */
const shortest = 8;

/** Of longer values the beginning is looked for: comparing all of a huge one at every place takes too long. */
const longest = 16_384;

/** `‹812 characters›`: the length is kept, because a wrong length is often the fault. */
export function mask(length: number): string {
  return `‹${length} characters›`;
}

const whole = /^‹\d{1,9} characters›$/;

/** The mask of a value. One that is masked already stays as it is. */
export function hidden(value: string): string {
  return whole.test(value) ? value : mask(value.length);
}

/** A function that masks the given values wherever they stand in a text. */
export function createValueMask(values: readonly string[]): (text: string) => string {
  const known = [
    ...new Set(values.filter((value) => value.length >= shortest).flatMap(variants)),
  ].map(lower);

  return (text) => {
    if (text.length < shortest) return text;
    const searched = lower(text);
    const found: Span[] = [];
    for (const value of known) {
      const head = value.slice(0, longest);
      for (let at = searched.indexOf(head); at !== -1; ) {
        const to = Math.min(at + value.length, text.length);
        found.push({ from: at, to });
        at = searched.indexOf(head, to);
      }
      const cut = cutOff(searched, value);
      if (cut !== undefined) found.push(cut);
    }
    return found.length === 0 ? text : masked(text, merged(found));
  };
}

interface Span {
  readonly from: number;
  readonly to: number;
}

/** Where the text ends in the beginning of the value, as it does when a body or a message was cut. */
function cutOff(shown: string, value: string): Span | undefined {
  const text = shown.endsWith('…') ? shown.slice(0, -1) : shown;
  const start = value.slice(0, shortest);
  const first = Math.max(0, text.length - Math.min(value.length, longest) + 1);
  for (let at = text.indexOf(start, first); at !== -1; at = text.indexOf(start, at + 1)) {
    if (value.startsWith(text.slice(at))) return { from: at, to: text.length };
  }
  return undefined;
}

/** Values that overlap are masked as one. */
function merged(spans: readonly Span[]): readonly Span[] {
  const out: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.from - b.from)) {
    const last = out.at(-1);
    if (last !== undefined && span.from < last.to) {
      out[out.length - 1] = { from: last.from, to: Math.max(last.to, span.to) };
    } else out.push(span);
  }
  return out;
}

function masked(text: string, spans: readonly Span[]): string {
  let out = '';
  let at = 0;
  for (const { from, to } of spans) {
    out += text.slice(at, from) + mask(to - from);
    at = to;
  }
  return out + text.slice(at);
}

function variants(value: string): readonly string[] {
  const quoted = JSON.stringify(value).slice(1, -1);
  // A lone surrogate is no character, and nothing can be made a URL of it.
  const encoded = encodeURIComponent(value.replace(/\p{Surrogate}/gu, '\ufffd'));
  const form = encoded.replace(
    /[!'()~]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  const html = value
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
  return [
    value,
    quoted,
    quoted.replaceAll('/', '\\/'),
    encoded,
    encoded.replaceAll('%20', '+'),
    form.replaceAll('%20', '+'),
    encodeURIComponent(encoded),
    html,
    html.replaceAll("'", '&#39;'),
    html.replaceAll("'", '&#x27;'),
  ];
}

/** Lower case of the letters that hosts and header names lose their capitals in; keeps every position. */
function lower(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}
