/** Asks the server for something without a token, to see whether and how it refuses. */

import type { Outcome } from '../../model/outcome';
import { challengeFieldsOf } from '../challenge';
import { eraOf } from '../era';
import { failureSentence } from '../failure';
import { stopIfInsecure } from '../insecure';
import { isObject } from '../metadata';
import { type Opening, openingRequest } from '../opening-request';
import { type Action, defineStep, type Env } from '../step';

export const firstRequest = defineStep({
  id: 'first-request',
  title: 'First request, no token',
  phase: 'discover',
  explained:
    'The client asks the server something and sends no token. A protected server answers 401, and its answer is where the whole sign-in starts.',
  spec: ['mcp-flow', 'mcp-lifecycle'],
  needs: [],
  gives: ['access'],
  limit: 5,
  next(_known, seen, env) {
    const ways = openings(env);
    const last = seen.at(-1);
    const way = ways[seen.length];
    if (last === undefined) {
      const insecure = stopIfInsecure([env.server.url], env);
      if (insecure !== undefined) return insecure;
      return open(way ?? 'initialize', env);
    }
    if (last.kind === 'failure') {
      return {
        do: 'stop',
        reason: { code: 'server-unreachable', says: failureSentence('The server', last.failure) },
      };
    }
    if (last.kind !== 'response') throw new Error(`first-request cannot have seen ${last.kind}`);
    if (way !== undefined && speaksOther(last, ways[seen.length - 1])) return open(way, env);
    const stream = ways[seen.length - 1] === 'event-stream' && seen.length > 1;
    return judge((stream && betterThanStream(last, seen)) || last, seen, env);
  },
  values: ({ access }) => [
    {
      name: 'access',
      value: access.open ? 'open' : 'protected',
      meaning: 'Whether the server let a request without a token in.',
    },
  ],
});

function openings(env: Env): readonly Opening[] {
  if (env.server.transport === 'sse') return ['event-stream'];
  const legacy: readonly Opening[] = ['initialize', 'event-stream'];
  return env.profile.statelessWire ? ['discover', ...legacy] : legacy;
}

type Response = Extract<Outcome, { kind: 'response' }>;

/** Whether the answer says that the server wants to be spoken to in another way. */
function speaksOther(response: Response, way: Opening | undefined): boolean {
  const body = response.body.kind === 'json' ? response.body.value : undefined;
  if (way === 'discover') return eraOf(response.status, body) === 'legacy';
  // A JSON-RPC answer is a server of this transport, whatever it thinks of the request.
  const speaks = isObject(body) && body['jsonrpc'] === '2.0';
  return way === 'initialize' && [400, 404, 405].includes(response.status) && !speaks;
}

/** An event stream proves HTTP+SSE; otherwise the answer to the POST says more than that to the GET. */
function betterThanStream(last: Response, seen: readonly Outcome[]): Response | undefined {
  if (opensStream(last) || isRefusal(last)) return undefined;
  const posted = seen.at(-2);
  return posted?.kind === 'response' ? posted : undefined;
}

function judge(response: Response, seen: readonly Outcome[], env: Env): Action<'access'> {
  const { status, headers, body } = response;
  const challengeFields = challengeFieldsOf(headers);
  const viaStream = env.server.transport === 'sse' || streamInsteadOfPost(response, seen, env);
  const access = {
    open: false,
    status,
    challengeFields,
    ...(viaStream && response === seen.at(-1) && { transport: 'sse' as const }),
  };
  if (isRefusal(response)) return { do: 'done', facts: { access }, note: '' };
  const value = body.kind === 'json' ? body.value : undefined;
  const speaksJsonRpc = isObject(value) && value['jsonrpc'] === '2.0';
  const modern = eraOf(status, value) === 'modern';
  const letIn =
    modern || (status >= 200 && status < 300 && (speaksJsonRpc || opensStream(response)));
  if (letIn) {
    // Who only probes comes with what was saved; who only looks opens no session.
    const to = (['connect', 'stored-token'] as const).find((id) => env.plan.includes(id));
    if (to === undefined) {
      return { do: 'done', facts: { access: { ...access, open: true } }, note: 'no token needed' };
    }
    return {
      do: 'skip',
      to,
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

/**
 * Only what answers after a POST was turned away is known to be the older transport: by a stream, or by
 * a refusal where no POST is served at all.
 */
function streamInsteadOfPost(response: Response, seen: readonly Outcome[], env: Env): boolean {
  if (seen.length < 2 || openings(env)[seen.length - 1] !== 'event-stream') return false;
  const posted = seen.at(-2);
  const served = posted?.kind !== 'response' || ![404, 405].includes(posted.status);
  return opensStream(response) || (isRefusal(response) && !served);
}

function isRefusal({ status, headers }: Response): boolean {
  return status === 401 || (status === 403 && challengeFieldsOf(headers).length > 0);
}

function opensStream({ headers, status }: Response): boolean {
  return (
    status >= 200 &&
    status < 300 &&
    headers.some(
      ([name, value]) => name === 'content-type' && value.startsWith('text/event-stream'),
    )
  );
}

function open(way: Opening, env: Env): Action<'access'> {
  return { do: 'send', request: openingRequest(way, env), because: becauseOf[way] };
}

const becauseOf: { readonly [way in Opening]: string } = {
  discover: 'A server says by its answer whether it wants a token.',
  initialize: 'A server of 2025 is opened with initialize, and says so whether it wants a token.',
  'event-stream': 'A server that takes no POST may speak the older transport, HTTP+SSE.',
};
