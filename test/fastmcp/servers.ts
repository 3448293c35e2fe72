import { join } from 'node:path';
import type { AuthorizationServer } from '../server/authorization-server';
import { startAuthorizationServer } from '../server/authorization-server';
import { issuerWithPath } from '../server/faults/parts/path-issuer';
import { openPort } from '../server/open-port';
import { newSigningKey } from '../server/signing-key';
import { startPython } from './python-child';

export interface FastmcpServers {
  /** Scheme, host and port of each wiring. */
  readonly origins: { readonly [wiring: string]: string };
  /** Private, as a JWK: what the issuer with the path signs with. */
  readonly signingKey: string;
  close(): Promise<void>;
}

const scopes = ['notes:read'];
const client = { id: 'notes-upstream', secret: 'a secret of the tests alone' };

/** The Pythons that have FastMCP, by its version. */
export function fastmcpPythons(): { readonly [version: string]: string } {
  return JSON.parse(process.env['MCP_AUTH_FASTMCP'] ?? '{}');
}

/** The Pythons that have the official SDK, by its version. */
export function mcpPythons(): { readonly [version: string]: string } {
  return JSON.parse(process.env['MCP_AUTH_MCP_PYTHON'] ?? '{}');
}

/** Starts every wiring of `wirings.py` in one interpreter, and the authorization servers they use. */
export async function startFastmcpServers(python: string): Promise<FastmcpServers> {
  const folder = join(process.cwd(), 'test', 'fastmcp');
  const child = startPython(python, [join(folder, 'serve.py')], folder);
  const origins: FastmcpServers['origins'] = JSON.parse(await child.line());
  const authorization = await startAuthorizationServers(Object.values(origins));
  child.tell(authorization.told);
  await child.line();
  return {
    origins,
    signingKey: authorization.signingKey,
    async close() {
      await child.close();
      await Promise.all(authorization.servers.map((server) => server.close()));
    },
  };
}

async function startAuthorizationServers(origins: readonly string[]) {
  const [port, closedPort] = [await openPort(0), await openPort(0)];
  const { issuer, change } = issuerWithPath(port.origin, undefined, true);
  const closedIssuer = issuerWithPath(closedPort.origin, undefined, true);
  const usual = { resources: origins.flatMap(resourcesAt), autoApprove: true };
  const signingKey = newSigningKey();
  const withPath = await startAuthorizationServer({ ...usual, port, change, signingKey });
  const bare = await startAuthorizationServer({
    ...usual,
    clients: [
      {
        client_id: client.id,
        client_secret: client.secret,
        redirect_uris: origins.map((origin) => `${origin}/auth/callback`),
        grant_types: ['authorization_code', 'refresh_token'],
      },
    ],
  });
  const closed = await startAuthorizationServer({
    ...usual,
    port: closedPort,
    change: closedIssuer.change,
    registration: false,
  });
  const servers: readonly AuthorizationServer[] = [withPath, bare, closed];
  return {
    servers,
    signingKey: JSON.stringify(signingKey),
    told: {
      issuer,
      jwks_uri: withPath.jwksUri,
      bare_issuer: bare.issuer,
      bare_jwks_uri: bare.jwksUri,
      closed_issuer: closedIssuer.issuer,
      client_id: client.id,
      client_secret: client.secret,
    },
  };
}

/** What a wiring may call itself: the addresses that its metadata can name. */
function resourcesAt(origin: string) {
  return ['/mcp', '/mcp/mcp', '/api/mcp', '/', ''].map((path) => ({ uri: origin + path, scopes }));
}
