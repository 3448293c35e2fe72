/** Asks the server for a session without a token, to see whether and how it refuses. */

import { clientInfo } from '../../model/client-info';
import type { Outcome } from '../../model/flow';
import { challengeFieldsOf } from '../challenge';
import { failureSentence } from '../failure';
import { stopIfInsecure } from '../insecure';
import { isObject } from '../metadata';
import { type Action, defineStep, type Env, type RequestDraft } from '../step';

export const firstRequest = defineStep({
  id: 'first-request',
  title: 'First request, no token',
  phase: 'discover',
  explained:
    'The client asks the server to begin a session and sends no token. A protected server answers 401, and its answer is where the whole sign-in starts.',
  spec: ['mcp-flow', 'mcp-lifecycle'],
  needs: [],
  gives: ['access'],
  limit: 3,
  next(_known, seen, env) {
    const last = seen.at(-1);
    if (last === undefined) {
      const insecure = stopIfInsecure([env.server.url], env);
      if (insecure !== undefined) return insecure;
      return {
        do: 'send',
        request: openingRequest(env),
        because: 'A server says by its answer whether it wants a token.',
      };
    }
    if (last.kind === 'failure') {
      return {
        do: 'stop',
        reason: { code: 'server-unreachable', says: failureSentence('The server', last.failure) },
      };
    }
    return last.kind === 'response' ? judge(last) : bug(last.kind);
  },
  values: ({ access }) => [
    {
      name: 'access',
      value: access.open ? 'open' : 'protected',
      meaning: 'Whether the server let a request without a token in.',
    },
  ],
});

function judge(response: Extract<Outcome, { kind: 'response' }>): Action<'access'> {
  const { status, headers, body } = response;
  const challengeFields = challengeFieldsOf(headers);
  const access = { open: false, status, challengeFields };
  if (status === 401 || (status === 403 && challengeFields.length > 0)) {
    return { do: 'done', facts: { access }, note: '' };
  }
  const speaksJsonRpc =
    body.kind === 'json' && isObject(body.value) && body.value['jsonrpc'] === '2.0';
  const opensStream = headers.some(
    ([name, value]) => name === 'content-type' && value.startsWith('text/event-stream'),
  );
  if (status >= 200 && status < 300 && (speaksJsonRpc || opensStream)) {
    return {
      do: 'skip',
      to: 'connect',
      facts: { access: { ...access, open: true } },
      note: 'no token needed',
      because: 'The server let the first request in, so there is nothing to sign in to.',
    };
  }
  if (status >= 500 || status === 403 || status === 429) {
    return {
      do: 'stop',
      reason: {
        code: 'server-error',
        says: `The server answered ${status} before any sign-in could begin.`,
      },
    };
  }
  return {
    do: 'stop',
    reason: { code: 'not-mcp', says: `This address answered ${status} and does not speak MCP.` },
  };
}

/** The request that opens a session: `initialize` by POST, or the event stream of HTTP+SSE. */
function openingRequest(env: Env): RequestDraft {
  if (env.server.transport === 'sse') {
    return {
      method: 'GET',
      url: env.server.url,
      party: 'server',
      headers: { accept: 'text/event-stream' },
      credentials: 'none',
      keep: {},
    };
  }
  return {
    method: 'POST',
    url: env.server.url,
    party: 'server',
    headers: { accept: 'application/json, text/event-stream' },
    body: {
      kind: 'json',
      value: {
        jsonrpc: '2.0',
        id: 0,
        method: 'initialize',
        params: {
          protocolVersion: env.profile.revision,
          capabilities: {},
          clientInfo,
        },
      },
    },
    credentials: 'none',
    keep: {},
  };
}

function bug(kind: string): never {
  throw new Error(`first-request cannot have seen ${kind}`);
}
