/** Tells by one answer which wire a server speaks. MCP 2026-07-28, Versioning, Era Detection. */

import type { Json } from '../model/wire';
import { isObject } from './metadata';

/** `undecided`: the answer says nothing of the wire, such as a refusal or an outage. */
export type Era = 'modern' | 'legacy' | 'undecided';

/** HeaderMismatch and MissingRequiredClientCapability, which only a server of 2026-07-28 or later sends. */
const modernErrors: readonly unknown[] = [-32020, -32021];
const unsupportedProtocolVersion = -32022;

/** Refusals that stand before the wire: sign-in, payment, proxies, a server that is busy. */
const beforeTheWire: readonly number[] = [401, 402, 403, 407, 408, 425, 429];

/** A redirect, a refusal or a gateway's outage: nobody has read the message, so any other would get the same. */
export function standsBeforeTheWire(status: number): boolean {
  const unread = (status >= 300 && status < 400) || (status >= 502 && status <= 504);
  return unread || beforeTheWire.includes(status);
}

const firstModernRevision = '2026-07-28';

/**
 * The era of a server by its answer to `server/discover` in the envelope of 2026-07-28.
 * `body` is the JSON-RPC message of the answer, or undefined when it holds none.
 */
export function eraOf(status: number, body: Json | undefined): Era {
  const success = status >= 200 && status < 300;
  const clientError = status >= 400 && status < 500;
  if ((!success && !clientError) || beforeTheWire.includes(status)) return 'undecided';
  if (isObject(body) && isObject(body['error'])) {
    const { code, data } = body['error'];
    if (modernErrors.includes(code)) return 'modern';
    if (code !== unsupportedProtocolVersion) return 'legacy';
    return eraOfRevisions(isObject(data) ? data['supported'] : undefined) ?? 'modern';
  }
  if (clientError) return 'legacy';
  if (!isObject(body) || !isObject(body['result'])) return 'undecided';
  // Some servers of old answer every method with an empty result.
  return eraOfRevisions(body['result']['supportedVersions']) ?? 'legacy';
}

/** Undefined when no revision can be read. */
function eraOfRevisions(supported: Json | undefined): Era | undefined {
  if (!Array.isArray(supported)) return undefined;
  const dated = supported.filter(
    (one): one is string => typeof one === 'string' && /^\d{4}-\d\d-\d\d$/.test(one),
  );
  if (dated.length === 0) return undefined;
  return dated.some((revision) => revision >= firstModernRevision) ? 'modern' : 'legacy';
}
