import type { ExchangeHead, FromPanel, ToPanel } from '../src/model/messages';

export type Part = 'request' | 'response';
export type BodyText = Extract<ToPanel, { type: 'body' }>;

/** Bodies kept at once; each is at most as long as the host cuts it. */
const limit = 40;

export interface Bodies {
  /** The body when it is here; otherwise asks the host for it, once. */
  get(exchange: ExchangeHead, part: Part): BodyText | undefined;
  receive(body: BodyText): void;
}

/** Asks for bodies when they are shown and keeps them in memory, per exchange. */
export function createBodies(post: (message: FromPanel) => void): Bodies {
  const kept = new Map<string, BodyText>();
  const asked = new Map<string, string>();
  return {
    get(exchange, part) {
      const print = fingerprint(exchange, part);
      const body = kept.get(print);
      const question = `${part} ${exchange.id}`;
      if (body === undefined && asked.get(question) !== print) {
        asked.set(question, print);
        post({ type: 'body', exchange: exchange.id, part });
      }
      return body;
    },
    receive(body) {
      const question = `${body.part} ${body.exchange}`;
      const print = asked.get(question);
      if (print === undefined) return;
      asked.delete(question);
      kept.set(print, body);
      const [oldest] = kept.keys();
      if (kept.size > limit && oldest !== undefined) kept.delete(oldest);
    },
  };
}

/** A restarted flow may use an id again, so the id alone does not name a body. */
function fingerprint(exchange: ExchangeHead, part: Part): string {
  const bytes = exchange[part]?.bodyBytes ?? 0;
  const status = exchange.response?.status ?? 0;
  return [part, exchange.id, exchange.timing.startMs, status, bytes].join(' ');
}
