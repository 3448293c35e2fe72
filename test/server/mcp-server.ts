import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AuthInfo } from '@modelcontextprotocol/sdk/server/auth/types.js';
import type { JsonObject } from '../../src/model/wire';
import { bearerChallenge, bearerCheck, type Refusal } from './bearer';
import { createMcpSessions } from './mcp-sessions';
import { createNotesServer } from './notes-server';
import { asOpenPort, type OpenPort } from './open-port';
import { sendJson } from './respond';

interface TokenRules {
  readonly issuer: string;
  readonly jwksUri: string;
  /** Required of every token, named in the challenge and in the resource metadata. */
  readonly scopes: readonly string[];
}

export type McpAuth =
  | 'none'
  | (TokenRules & { readonly kind: 'oauth' })
  /** Checks tokens but tells nobody where to get one: no metadata, a bare challenge. */
  | (TokenRules & { readonly kind: 'verifier-only' });

export interface McpServerOptions {
  readonly name: string;
  /** 0 or absent takes a free port. */
  readonly port?: number | OpenPort;
  readonly path?: string;
  readonly auth: McpAuth;
  /** The one difference that makes a fault server out of this one. */
  readonly change?: McpServerChange;
}

export interface McpServerChange {
  /** Answers a request itself by returning true. */
  readonly before?: (request: IncomingMessage, response: ServerResponse) => boolean;
  /** Edits `WWW-Authenticate`; undefined leaves the field out. */
  readonly challenge?: (challenge: string, refusal: Refusal) => string | undefined;
  /** Edits protected resource metadata; undefined answers 404. */
  readonly resourceMetadata?: (document: JsonObject) => JsonObject | undefined;
}

export interface RunningMcpServer {
  /** The MCP endpoint, which is also the resource identifier. */
  readonly url: string;
  readonly resourceMetadataUrl: string;
  close(): Promise<void>;
}

const tellsNothing: McpServerChange = {
  challenge: () => 'Bearer',
  resourceMetadata: () => undefined,
};

/**
 * Starts a Streamable HTTP MCP server on 127.0.0.1 that checks bearer tokens itself.
 * Throws when the port is taken.
 */
export async function startMcpServer(options: McpServerOptions): Promise<RunningMcpServer> {
  const { auth } = options;
  const open = await asOpenPort(options.port);
  const path = options.path ?? '/mcp';
  const url = open.origin + path;
  const metadataPath = `/.well-known/oauth-protected-resource${path}`;
  const resourceMetadataUrl = open.origin + metadataPath;
  const sessions = createMcpSessions(() => createNotesServer(options.name));
  const change = {
    ...(auth !== 'none' && auth.kind === 'verifier-only' ? tellsNothing : {}),
    ...options.change,
  };
  const guard = auth === 'none' ? undefined : createGuard(auth, url, resourceMetadataUrl, change);
  const document = auth === 'none' ? undefined : resourceMetadata(options.name, url, auth);
  const metadata =
    document && change.resourceMetadata ? change.resourceMetadata(document) : document;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? '/', open.origin);
    if (pathname === metadataPath && metadata) return sendJson(response, 200, metadata);
    if (pathname !== path) return sendJson(response, 404, { error: 'not_found' });
    const admission = guard ? await guard(request, response) : { let: 'in' as const };
    if (admission.let === 'in') await sessions.handle(request, response, admission.auth);
  }

  open.serve((request, response) => {
    if (change.before?.(request, response)) return;
    answer(request, response).catch((error) => {
      console.error(error);
      response.destroy();
    });
  });
  return {
    url,
    resourceMetadataUrl,
    async close() {
      await sessions.close();
      await open.close();
    },
  };
}

type Admission = { readonly let: 'in'; readonly auth?: AuthInfo } | { readonly let: 'out' };

/** Lets requests with a good token in and answers all others. */
function createGuard(
  rules: TokenRules,
  audience: string,
  resourceMetadataUrl: string,
  change: McpServerChange,
): (request: IncomingMessage, response: ServerResponse) => Promise<Admission> {
  const check = bearerCheck({ ...rules, audience });
  return async (request, response) => {
    const result = await check(request.headers.authorization);
    if ('allowed' in result) return { let: 'in', auth: result.allowed };
    const { refused } = result;
    const healthy = bearerChallenge(refused, resourceMetadataUrl, rules.scopes);
    const challenge = change.challenge ? change.challenge(healthy, refused) : healthy;
    sendJson(
      response,
      refused.status,
      { error: refused.error ?? 'unauthorized', error_description: refused.description },
      challenge === undefined ? {} : { 'www-authenticate': challenge },
    );
    return { let: 'out' };
  };
}

/** RFC 9728 §2. */
function resourceMetadata(name: string, url: string, rules: TokenRules): JsonObject {
  return {
    resource: url,
    authorization_servers: [rules.issuer],
    scopes_supported: rules.scopes,
    bearer_methods_supported: ['header'],
    resource_name: name,
  };
}
