/** Opens an MCP session; the wire of an era is loaded when the first session needs it. */

import type { Wire } from '../oauth/engine';
import type { WireFetch } from '../oauth/wire-fetch';
import type { openEra2025 } from './era-2025';

/** How a composition root brings in the bundle with the SDK. */
export type LoadEra2025 = () => { readonly openEra2025: typeof openEra2025 };

export interface SessionTarget {
  readonly url: string;
  readonly transport: 'http' | 'sse' | 'stdio';
}

/** What the engine calls to get a session over its own `fetch`. `timeout` is for one request, in milliseconds. */
export function sessionOpener(
  target: SessionTarget,
  load: LoadEra2025,
  timeout: number,
): (fetch: WireFetch) => Wire {
  return (fetch) => {
    if (target.transport === 'stdio') throw new Error('a stdio server has no HTTP session');
    const { url, transport } = target;
    return load().openEra2025({ url, transport, fetch, timeout });
  };
}
