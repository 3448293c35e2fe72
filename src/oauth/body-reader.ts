/** Reads a response body within bounds of size and time, and stops at the first message of an event stream. */

export interface ReadBody {
  readonly text: string;
  readonly bytes: number;
  readonly end: 'complete' | 'too-large' | 'timeout' | 'first-event' | 'aborted' | 'broken';
}

export interface ReadLimits {
  readonly bytes: number;
  /** Aborted when the time is up. */
  readonly timeUp: AbortSignal;
  /** Aborted when nobody wants the body any more. */
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
  const stops = [limits.signal, limits.timeUp];
  let stop: (how: 'broken') => void = () => {};
  const stopped = new Promise<'broken'>((resolve) => {
    stop = resolve;
  });
  const heard = (): void => stop('broken');
  for (const signal of stops) signal.addEventListener('abort', heard, { once: true });
  if (stops.some((signal) => signal.aborted)) heard();
  for (;;) {
    const chunk = await Promise.race([stopped, reader.read().catch(() => 'broken' as const)]);
    if (chunk === 'broken') {
      // Whatever ends the wait may break the connection too, and that may be heard of first.
      end = limits.signal.aborted ? 'aborted' : limits.timeUp.aborted ? 'timeout' : 'broken';
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
  for (const signal of stops) signal.removeEventListener('abort', heard);
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
