/** What a client says first, in each of the ways that MCP has had. */

import { clientInfo } from '../model/client-info';
import type { JsonObject } from '../model/wire';
import type { Env, RequestDraft } from './step';

/** The ways to speak to a server, in the order in which they are tried. MCP 2026-07-28, Versioning. */
export type Opening = 'discover' | 'initialize' | 'event-stream';

/** The first request of a conversation, without credentials. */
export function openingRequest(way: Opening, env: Env): RequestDraft {
  const base = { url: env.server.url, party: 'server', credentials: 'none', keep: {} } as const;
  if (way === 'event-stream') {
    return { ...base, method: 'GET', headers: { accept: 'text/event-stream' } };
  }
  const accept = 'application/json, text/event-stream';
  const modern = { 'mcp-protocol-version': env.profile.revision, 'mcp-method': 'server/discover' };
  return {
    ...base,
    method: 'POST',
    headers: way === 'discover' ? { accept, ...modern } : { accept },
    body: { kind: 'json', value: way === 'discover' ? discover(env) : initialize(env) },
  };
}

function discover(env: Env): JsonObject {
  const prefix = 'io.modelcontextprotocol';
  return {
    jsonrpc: '2.0',
    id: 0,
    method: 'server/discover',
    params: {
      _meta: {
        [`${prefix}/protocolVersion`]: env.profile.revision,
        [`${prefix}/clientCapabilities`]: {},
        [`${prefix}/clientInfo`]: clientInfo,
      },
    },
  };
}

/** On the older wire the newest profile speaks the newest revision that has it. */
function initialize(env: Env): JsonObject {
  const protocolVersion = env.profile.statelessWire ? '2025-11-25' : env.profile.revision;
  return {
    jsonrpc: '2.0',
    id: 0,
    method: 'initialize',
    params: { protocolVersion, capabilities: {}, clientInfo },
  };
}
