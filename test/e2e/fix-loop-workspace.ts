import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { secondLoopback } from '../run/second-loopback.mjs';
import { startAuthorizationServer } from '../server/authorization-server';
import { issuerWithPath } from '../server/faults/parts/path-issuer';
import { startMcpServer } from '../server/mcp-server';
import { openPort } from '../server/open-port';

/** The workspace of a server that is a dead end, and what answers at its address meanwhile. */
export interface FixLoopWorkspace {
  readonly folder: string;
  /** Of the server, as `.vscode/mcp.json` has it. */
  readonly url: string;
  /** Of the authorization server. */
  readonly issuer: string;
  /** Gives the text of a file. */
  read(path: string): Promise<string>;
  /** Writes `.env` from `.env.example`, with what the authorization server is called. */
  fillEnvironment(): Promise<void>;
  /** Ends the dead end, so that the server of the workspace can have its port. */
  endDeadEnd(): Promise<void>;
  close(): Promise<void>;
}

const scopes = ['notes:read'];

/** The server of the workspace: it checks tokens, and tells nobody where to get one. */
export const serverText = `import os

from fastmcp import FastMCP
from fastmcp.server.auth.providers.jwt import JWTVerifier

mcp = FastMCP("notes", auth=JWTVerifier(jwks_uri="https://as.example/jwks"))


@mcp.tool
def list_notes() -> str:
    return "- buy milk"


if __name__ == "__main__":
    mcp.run(transport="http", port=int(os.environ["PORT"]), show_banner=False)
`;

/**
 * Starts an authorization server that registers clients, and a server at the address of the workspace
 * that checks its tokens and tells nobody where to get one, but for the scopes.
 */
export async function startFixLoopWorkspace(): Promise<FixLoopWorkspace> {
  const place = await openPort(0, await secondLoopback());
  const port = await openPort(0);
  const url = `${port.origin}/mcp`;
  const { issuer, change } = issuerWithPath(place.origin, undefined, true);
  const authorization = await startAuthorizationServer({
    port: place,
    change,
    resources: [{ uri: url, scopes }],
  });
  const { jwksUri } = authorization;
  const deadEnd = await startMcpServer({
    name: 'notes',
    port,
    auth: { kind: 'verifier-only', issuer, jwksUri, scopes },
    change: { challenge: () => `Bearer scope="${scopes.join(' ')}"` },
  });
  const folder = await mkdtemp(join(tmpdir(), 'mcp-auth-fix-'));
  const at = (path: string) => join(folder, path);
  await mkdir(at('.vscode'));
  const servers = { notes: { type: 'http', url } };
  await writeFile(at('.vscode/mcp.json'), `${JSON.stringify({ servers }, undefined, 2)}\n`);
  await writeFile(at('server.py'), serverText);
  const values: Readonly<Record<string, string>> = {
    MCP_BASE_URL: port.origin,
    MCP_AUTH_ISSUER: issuer,
    MCP_AUTH_JWKS_URI: jwksUri,
    MCP_AUTH_AUDIENCE: url,
  };
  return {
    folder,
    url,
    issuer,
    read: (path) => readFile(at(path), 'utf8'),
    async fillEnvironment() {
      const example = await readFile(at('.env.example'), 'utf8');
      const filled = example.replace(/^(\w+)=.*$/gm, (_line, name: string) => {
        const value = values[name];
        if (value === undefined) throw new Error(`no value is known for ${name}`);
        return `${name}=${value}`;
      });
      await writeFile(at('.env'), `${filled}PORT=${port.port}\n`);
    },
    endDeadEnd: () => deadEnd.close(),
    async close() {
      await deadEnd.close();
      await authorization.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
