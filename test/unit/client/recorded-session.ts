/** A session over the engine's recording `fetch`, as a flow has it, without a flow around it. */

import * as era2025 from '../../../src/client/era-2025';
import * as era2026 from '../../../src/client/era-2026';
import { sessionOpener } from '../../../src/client/session';
import type { WireCall, WireResult } from '../../../src/model/session';
import { nodePorts } from '../../../src/node/node-ports';
import type { Exchange } from '../../../src/oauth/exchange';
import { createRecorder } from '../../../src/oauth/recorder';
import { createWireSession } from '../../../src/oauth/wire-session';
import { wireParts } from '../oauth/wire-parts';

export interface RecordedSession {
  call(call: WireCall): Promise<WireResult>;
  /** Method of HTTP, method of JSON-RPC and status of each exchange, in order. */
  exchanges(): readonly string[];
  requests(): readonly Exchange[];
  close(): Promise<void>;
}

export interface SessionWish {
  readonly statelessWire: boolean;
  readonly transport?: 'http' | 'sse';
  readonly token?: string;
  /** In milliseconds. */
  readonly timeout?: number;
  readonly fetch?: typeof nodePorts.fetch;
}

export function recordedSession(url: string, wish: SessionWish): RecordedSession {
  const { transport = 'http', timeout = 5000 } = wish;
  const ports = { ...nodePorts, ...(wish.fetch && { fetch: wish.fetch }) };
  const recorder = createRecorder(ports, () => {});
  const loaders = { loadEra2025: () => era2025, loadEra2026: () => era2026 };
  const session = createWireSession({
    ports,
    recorder,
    ...wireParts(url, wish.token),
    openWire: sessionOpener({ url, transport }, loaders, timeout, wish.statelessWire),
  });
  return {
    async call(call) {
      const outcome = await session.call(call, { step: 'connect', party: 'server', because: '' });
      if (outcome.kind !== 'wire') throw new Error(`a call cannot come out as ${outcome.kind}`);
      return outcome.result;
    },
    requests: () => recorder.exchanges(),
    exchanges: () =>
      recorder.exchanges().map(({ request, response }) => {
        const rpc = /"method":"([^"]+)"/.exec(request.body ?? '')?.[1];
        return [request.method, rpc, response?.status]
          .filter((part) => part !== undefined)
          .join(' ');
      }),
    close: () => session.close(),
  };
}
