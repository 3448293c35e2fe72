import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AuthInfo } from '@modelcontextprotocol/sdk/server/auth/types.js';
import type { JsonObject } from '../../src/model/wire';
import { bearerChallenge, bearerCheck, type Refusal } from './bearer';
import { type DpopPolicy, proofAlgorithms } from './dpop-check';
import { createMcpSessions } from './mcp-sessions';
import { createModernMcp } from './modern-mcp';
import { createModernNotes } from './modern-notes-server';
import { createNotesServer } from './notes-server';
import { type Observe, observed } from './observe';
import { asOpenPort, type OpenPort } from './open-port';
import { bodyOf, readingAhead } from './read-ahead';
import { sendJson } from './respond';
import type { Introspection, TokenReader, TokenSource } from './token-reader';

export interface TokenRules extends TokenSource {
  /** Required of every token, named in the challenge and in the resource metadata. */
  readonly scopes: readonly string[];
  /** A tool that takes notes is there too, and wants this scope besides. */
  readonly writeScope?: string;
  /** Whom tokens must be for, where that is not the server itself. */
  readonly audience?: string;
  /** Other authorization servers, named after the first and taken as well. */
  readonly alsoFrom?: readonly TokenSource[];
  /** Asks about each token at each request, instead of reading it. RFC 7662. */
  readonly introspection?: Introspection;
  /** Reads tokens in place of the healthy reader, which it gets. */
  readonly reader?: (healthy: TokenReader) => TokenReader;
  /** Tokens may, or must, be bound to a key. RFC 9449. */
  readonly dpop?: DpopPolicy;
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
  /** Sessions of the 2025 revisions by default; `modern` is 2026-07-28 alone, `both` serves both. */
  readonly wire?: 'sessions' | 'modern' | 'both';
  /** Hears of every request before it is answered. */
  readonly observe?: Observe;
  /** The one difference that makes a fault server out of this one. */
  readonly change?: McpServerChange;
}

export interface McpServerChange {
  /** Answers a request itself by returning true. */
  readonly before?: (request: IncomingMessage, response: ServerResponse) => boolean;
  /** Edits `WWW-Authenticate`; undefined leaves the field out, a list makes several fields. */
  readonly challenge?: (
    challenge: string,
    refusal: Refusal,
  ) => string | readonly string[] | undefined;
  /** Edits protected resource metadata; undefined answers 404. */
  readonly resourceMetadata?: (document: JsonObject) => JsonObject | undefined;
}

export interface RunningMcpServer {
  /** The MCP endpoint, which is also the resource identifier. */
  readonly url: string;
  readonly resourceMetadataUrl: string;
  /** From now on tokens are checked by these rules, and the metadata names their issuers. */
  useAuth(auth: McpAuth): void;
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
  const taken = await asOpenPort(options.port);
  const open = options.observe ? observed(taken, options.observe) : readingAhead(taken);
  const path = options.path ?? '/mcp';
  const url = open.origin + path;
  const metadataPath = `/.well-known/oauth-protected-resource${path}`;
  const resourceMetadataUrl = open.origin + metadataPath;
  const { name, wire = 'sessions', change = {} } = options;
  const writes = options.auth !== 'none' && options.auth.writeScope !== undefined;
  const notes: string[] | undefined = writes ? [] : undefined;
  const mcp =
    wire === 'sessions'
      ? createMcpSessions(() => createNotesServer(name, notes))
      : createModernMcp((auth) => createModernNotes(name, auth), wire);
  const protect = (auth: McpAuth): Protection | undefined =>
    auth === 'none' ? undefined : protection(name, auth, url, resourceMetadataUrl, change);
  let protectedBy = protect(options.auth);

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? '/', open.origin);
    const metadata = protectedBy?.metadata;
    if (pathname === metadataPath && metadata) return sendJson(response, 200, metadata);
    if (pathname !== path) return sendJson(response, 404, { error: 'not_found' });
    const admission = protectedBy
      ? await protectedBy.guard(request, response)
      : { let: 'in' as const };
    if (admission.let === 'in') await mcp.handle(request, response, admission.auth);
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
    useAuth(auth) {
      protectedBy = protect(auth);
    },
    async close() {
      await mcp.close();
      await open.close();
    },
  };
}

/** What stands between a request and the MCP server. */
interface Protection {
  readonly guard: (request: IncomingMessage, response: ServerResponse) => Promise<Admission>;
  /** Undefined: there is none. */
  readonly metadata: JsonObject | undefined;
}

type Admission = { readonly let: 'in'; readonly auth?: AuthInfo } | { readonly let: 'out' };

function protection(
  name: string,
  auth: Exclude<McpAuth, 'none'>,
  url: string,
  resourceMetadataUrl: string,
  own: McpServerChange,
): Protection {
  const change = { ...(auth.kind === 'verifier-only' ? tellsNothing : {}), ...own };
  const metadata = resourceMetadata(name, url, auth);
  return {
    guard: createGuard(auth, url, resourceMetadataUrl, change),
    metadata: change.resourceMetadata ? change.resourceMetadata(metadata) : metadata,
  };
}

/** Lets requests with a good token in and answers all others. */
function createGuard(
  rules: TokenRules,
  url: string,
  resourceMetadataUrl: string,
  change: McpServerChange,
): Protection['guard'] {
  const check = bearerCheck({ audience: url, ...rules });
  return async (request, response) => {
    const { authorization, dpop } = request.headers;
    const { method = 'GET' } = request;
    const proof = Array.isArray(dpop) ? dpop.join(', ') : dpop;
    const result = await check(authorization, { method, url, proof });
    if (result.nextNonce !== undefined) response.setHeader('dpop-nonce', result.nextNonce);
    const lacking = 'allowed' in result ? lackingScope(request, result.allowed, rules) : undefined;
    if ('allowed' in result && lacking === undefined) return { let: 'in', auth: result.allowed };
    const refused: Refusal =
      'refused' in result ? result.refused : { status: 403, error: 'insufficient_scope' };
    const named = lacking === undefined ? rules.scopes : [lacking];
    const healthy = bearerChallenge(refused, resourceMetadataUrl, named);
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

/** The scope that a call of the tool which takes notes lacks. */
function lackingScope(
  request: IncomingMessage,
  { scopes }: AuthInfo,
  { writeScope }: TokenRules,
): string | undefined {
  if (writeScope === undefined || scopes.includes(writeScope)) return undefined;
  return bodyOf(request).includes('"name":"add_note"') ? writeScope : undefined;
}

/** RFC 9728 §2. */
function resourceMetadata(name: string, url: string, rules: TokenRules): JsonObject {
  const { issuer, alsoFrom = [], scopes, dpop } = rules;
  return {
    resource: url,
    authorization_servers: [issuer, ...alsoFrom.map((other) => other.issuer)],
    scopes_supported: scopes,
    bearer_methods_supported: ['header'],
    resource_name: name,
    ...(dpop && {
      dpop_bound_access_tokens_required: dpop.required,
      dpop_signing_alg_values_supported: proofAlgorithms,
    }),
  };
}
