/** Reads a response body within bounds of size and time, and stops at the first message of an event stream. */

export interface ReadBody {
  readonly text: string;
  readonly bytes: number;
  readonly end: 'complete' | 'too-large' | 'timeout' | 'first-event' | 'aborted' | 'broken';
}

export interface ReadLimits {
  readonly bytes: number;
  /** Resolves when the time is up. */
  readonly deadline: Promise<void>;
  readonly signal: AbortSignal;
}

/** Reads until the end or a limit; what was read until then is kept. Never throws. */
export async function readBody(response: Response, limits: ReadLimits): Promise<ReadBody> {
  if (response.body === null) return { text: '', bytes: 0, end: 'complete' };
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  const stream = (response.headers.get('content-type') ?? '').startsWith('text/event-stream');
  let text = '';
  let bytes = 0;
  let end: ReadBody['end'] = 'complete';
  const late = limits.deadline.then(() => 'timeout' as const);
  const aborted = new Promise<'aborted'>((resolve) => {
    if (limits.signal.aborted) resolve('aborted');
    limits.signal.addEventListener('abort', () => resolve('aborted'), { once: true });
  });
  for (;;) {
    const chunk = await Promise.race([reader.read().catch(() => 'broken' as const), late, aborted]);
    if (typeof chunk === 'string') {
      end = chunk;
      break;
    }
    if (chunk.done) break;
    const room = limits.bytes - bytes;
    const part: Uint8Array = chunk.value.subarray(0, room);
    bytes += part.length;
    text += decoder.decode(part, { stream: true });
    if (chunk.value.length > room) {
      end = 'too-large';
      break;
    }
    if (stream && firstEventData(text) !== undefined) {
      end = 'first-event';
      break;
    }
  }
  if (end !== 'complete') void reader.cancel().catch(() => {});
  return { text: text + decoder.decode(), bytes, end };
}

/** The data of the first finished message in an event stream that carries any. HTML, Server-sent events §9.2.6. */
export function firstEventData(text: string): string | undefined {
  for (const event of text.split(/\r?\n\r?\n/).slice(0, -1)) {
    const data = event
      .split(/\r?\n/)
      .filter((line) => line.startsWith('data:'))
      .map((line) => line.slice(5).replace(/^ /, ''))
      .join('\n');
    if (data !== '') return data;
  }
  return undefined;
}
