export type BodyFormat = 'json' | 'form' | 'events' | 'text';

/** What a body is, by its content type first and its first character otherwise. */
export function bodyFormat(contentType: string, text: string): BodyFormat {
  const type = contentType.split(';')[0]?.trim().toLowerCase() ?? '';
  if (type === 'application/json' || type.endsWith('+json')) return 'json';
  if (type === 'application/x-www-form-urlencoded') return 'form';
  if (type === 'text/event-stream') return 'events';
  return /^\s*[{[]/.test(text) && !type.startsWith('text/html') ? 'json' : 'text';
}

/** The fields of a form or a query, decoded, in order. */
export function formPairs(text: string): readonly (readonly [string, string])[] {
  return [...new URLSearchParams(text)];
}

/** The query of an address, decoded; nothing when there is none. */
export function queryPairs(url: string): readonly (readonly [string, string])[] {
  const start = url.indexOf('?');
  if (start === -1) return [];
  return formPairs(url.slice(start + 1).split('#')[0] ?? '');
}

export interface StreamEvent {
  readonly fields: readonly (readonly [string, string])[];
  readonly data: string;
}

/** The events of a `text/event-stream` body. WHATWG HTML §9.2.6. */
export function streamEvents(text: string): readonly StreamEvent[] {
  return text
    .split(/\r?\n\r?\n/)
    .map((block) => block.split(/\r?\n/).filter((line) => line !== '' && !line.startsWith(':')))
    .filter((lines) => lines.length > 0)
    .map((lines) => {
      const fields = lines.map(field);
      const data = fields.filter(([name]) => name === 'data').map(([, value]) => value);
      return { fields: fields.filter(([name]) => name !== 'data'), data: data.join('\n') };
    });
}

function field(line: string): readonly [string, string] {
  const colon = line.indexOf(':');
  if (colon === -1) return [line, ''];
  return [line.slice(0, colon), line.slice(colon + 1).replace(/^ /, '')];
}
