import type { TraceExchange } from '../model/trace';

/** Such as `POST /token`. */
export function requestLabel({ request }: Pick<TraceExchange, 'request'>): string {
  const { method, url } = request;
  return `${method} ${URL.canParse(url) ? new URL(url).pathname : url}`;
}
