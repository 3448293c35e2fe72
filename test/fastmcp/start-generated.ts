import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { Choice } from '../../src/codegen/wiring';
import { wiringsByTarget } from '../../src/codegen/wirings';
import { startAuthorizationServer } from '../server/authorization-server';
import { issuerWithPath } from '../server/faults/parts/path-issuer';
import { openPort } from '../server/open-port';
import { newSigningKey } from '../server/signing-key';
import { startPython } from './python-child';

/** A generated server that runs, with an authorization server in front of it or behind. */
export interface Generated {
  readonly origin: string;
  /** The key that the authorization server signs with, as a JWK in JSON. */
  readonly signingKey: string;
  /** Ends the server and starts it anew at the same address. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

const client = { id: 'upstream', secret: 'a secret of the tests alone' };

/** Encrypts what a proxy stores. */
export const storageKey = 'MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=';

/** `more`: variables besides the usual ones. */
export async function startGenerated(
  python: string,
  folder: string,
  choice: Choice,
  more: { readonly [name: string]: string } = {},
): Promise<Generated> {
  const script = join(process.cwd(), 'test', 'fastmcp', 'serve_project.py');
  let child = startPython(python, [script, folder], folder);
  const origin = await child.line();
  const port = await openPort(0);
  const signingKey = newSigningKey();
  const { issuer, change } = issuerWithPath(port.origin, undefined, true);
  const proxied = choice.wiring !== 'remote';
  const authorization = await startAuthorizationServer({
    port,
    resources: [{ uri: `${origin}/mcp`, scopes: choice.scopes }],
    autoApprove: true,
    signingKey,
    ...(!proxied && { change }),
    clients: [
      {
        client_id: client.id,
        client_secret: client.secret,
        redirect_uris: [`${origin}/auth/callback`],
        grant_types: ['authorization_code', 'refresh_token'],
      },
    ],
  });
  const own = proxied ? port.origin : issuer;
  const environment: { readonly [name: string]: string } = {
    MCP_BASE_URL: origin,
    MCP_AUTH_ISSUER: own,
    MCP_AUTH_JWKS_URI: authorization.jwksUri,
    MCP_AUTH_AUDIENCE: `${origin}/mcp`,
    MCP_UPSTREAM_AUTHORIZATION_ENDPOINT: `${own}/auth`,
    MCP_UPSTREAM_TOKEN_ENDPOINT: `${own}/token`,
    MCP_UPSTREAM_CLIENT_ID: client.id,
    MCP_UPSTREAM_CLIENT_SECRET: client.secret,
    OIDC_CONFIG_URL: `${own}/.well-known/openid-configuration`,
    OIDC_AUDIENCE: `${origin}/mcp`,
    OIDC_CLIENT_ID: client.id,
    OIDC_CLIENT_SECRET: client.secret,
    MCP_JWT_SIGNING_KEY: 'a signing key of more than forty-eight characters for tests',
    MCP_STORAGE_ENCRYPTION_KEYS: storageKey,
    MCP_STORAGE_FOLDER: join(folder, 'storage'),
    ...more,
  };
  const asked = wiringsByTarget.fastmcp.find(({ id }) => id === choice.wiring)?.env(choice) ?? [];
  for (const { name } of asked) assert.ok(environment[name] !== undefined, name);
  child.tell(environment);
  await child.line();
  return {
    origin,
    signingKey: JSON.stringify(signingKey),
    async restart() {
      await child.close();
      child = startPython(python, [script, folder, new URL(origin).port], folder);
      assert.equal(await child.line(), origin);
      child.tell(environment);
      await child.line();
    },
    async close() {
      await child.close();
      await authorization.close();
    },
  };
}
