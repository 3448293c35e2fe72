/** Opens a real MCP session, with the token when there is one. */

import { stopIfInsecure } from '../insecure';
import { defineStep } from '../step';
import { refusedByServer } from './wire-refusal';

export const connect = defineStep({
  id: 'connect',
  title: 'Request with token',
  phase: 'use',
  explained:
    'The client opens a session, and now every request carries the token in its Authorization header. This is the moment the server accepts it or not.',
  spec: ['mcp-token-use', 'mcp-lifecycle'],
  needs: [],
  may: ['access', 'stored', 'tokens'],
  gives: ['session'],
  limit: 2,
  next(known, seen, env) {
    const last = seen.at(-1);
    if (last === undefined) {
      // With a saved token this is the first request to the server.
      const insecure = stopIfInsecure([env.server.url], env);
      if (insecure !== undefined) return insecure;
      const transport = known.access?.transport;
      return {
        do: 'wire',
        call: { kind: 'connect', ...(transport !== undefined && { transport }) },
        because: 'Opens the session.',
      };
    }
    if (last.kind === 'wire' && last.result.kind === 'connected') {
      const { session } = last.result;
      return { do: 'done', facts: { session }, note: session.serverName };
    }
    return refusedByServer('connect', last, known, env);
  },
  values: ({ session }) => [
    {
      name: 'server',
      value: `${session.serverName} ${session.serverVersion}`.trim(),
      meaning: 'What the server calls itself.',
    },
    {
      name: 'protocol version',
      value: session.protocolVersion,
      meaning: 'The revision both sides settled on.',
    },
    {
      name: 'wire',
      value: session.era === '2026' ? 'stateless, since 2026-07-28' : 'sessions, until 2025-11-25',
      meaning: 'Whether each request stands alone or belongs to a session.',
    },
    { name: 'transport', value: session.transport, meaning: 'How messages travel.' },
    {
      name: 'capabilities',
      value: session.capabilities.join(', ') || 'none',
      meaning: 'What the server offers.',
    },
  ],
});
