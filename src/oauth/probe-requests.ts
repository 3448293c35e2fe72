/** The requests of a server's probes. None of them changes anything: they open, list, and say goodbye. */

import { clientInfo } from '../model/client-info';
import type { Outcome } from '../model/outcome';
import type { JsonObject } from '../model/wire';
import { type Opening, openingRequest } from './opening-request';
import type { Credentials, Env, RequestDraft } from './step';

/** The first request of a conversation, in the name of these credentials. */
export function opening(way: Opening, credentials: Credentials, env: Env): RequestDraft {
  return { ...openingRequest(way, env), credentials };
}

/** What the answer to `initialize` says of the session: header fields that the next requests have. */
export interface OpenSession {
  readonly [header: string]: string;
}

/** The session that an answer opened. MCP 2025-11-25, Transports, Session Management. */
export function sessionOf(outcome: Outcome): OpenSession | undefined {
  if (outcome.kind !== 'response') return undefined;
  const id = outcome.headers.find(([name]) => name === 'mcp-session-id')?.[1];
  return id === undefined ? undefined : { 'mcp-session-id': id };
}

/** Asks for the list of the tools: within a session of 2025, or with nothing before it since 2026-07-28. */
export function listing(
  way: Exclude<Opening, 'event-stream'>,
  session: OpenSession,
  credentials: Credentials,
  env: Env,
): RequestDraft {
  const plain = openingRequest(way, env);
  if (way === 'initialize') return message(plain, session, credentials, rpc('tools/list', {}));
  const { revision } = env.profile;
  const prefix = 'io.modelcontextprotocol';
  const meta = {
    [`${prefix}/protocolVersion`]: revision,
    [`${prefix}/clientCapabilities`]: {},
    [`${prefix}/clientInfo`]: clientInfo,
  };
  return message(
    plain,
    { 'mcp-method': 'tools/list' },
    credentials,
    rpc('tools/list', { _meta: meta }),
  );
}

/** Says that the session is open, which some servers wait for. */
export function initialized(
  session: OpenSession,
  credentials: Credentials,
  env: Env,
): RequestDraft {
  const note = { jsonrpc: '2.0', method: 'notifications/initialized' };
  return message(openingRequest('initialize', env), session, credentials, note);
}

/** Ends the session, so that none is left behind. */
export function goodbye(session: OpenSession, credentials: Credentials, env: Env): RequestDraft {
  const { body: _, ...plain } = openingRequest('initialize', env);
  return { ...plain, method: 'DELETE', headers: { ...plain.headers, ...session }, credentials };
}

function message(
  plain: RequestDraft,
  headers: OpenSession,
  credentials: Credentials,
  value: JsonObject,
): RequestDraft {
  return {
    ...plain,
    headers: { ...plain.headers, ...headers },
    body: { kind: 'json', value },
    credentials,
  };
}

function rpc(method: string, params: JsonObject): JsonObject {
  return { jsonrpc: '2.0', id: 1, method, params };
}
