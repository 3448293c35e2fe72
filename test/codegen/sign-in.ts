import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { JudgedTrace } from '../../src/model/trace';
import { agreeingBrowser } from '../fastmcp/consent';
import { startAuthorizationServer } from '../server/authorization-server';
import { issuerWithPath } from '../server/faults/parts/path-issuer';
import { openPort } from '../server/open-port';
import { checkSecrets } from '../unit/rules/check-secrets';
import { createHeadless } from '../unit/rules/headless-run';

/** The variables of a `remote` server, and the port that it is to listen on. */
export type ServerEnvironment = Readonly<Record<string, string>>;

/**
 * Signs in at a generated server, against a real authorization server that registers clients and
 * signs with ES256.
 * `audience`: what the server asks of tokens; its own address when left out.
 */
export async function signInAt(
  start: (environment: ServerEnvironment) => ChildProcess,
  audience?: string,
): Promise<JudgedTrace> {
  // First, so that it does not take the port that is free for the server.
  const place = await openPort(0);
  const port = await freePort();
  const url = `http://127.0.0.1:${port}/mcp`;
  const { issuer, change } = issuerWithPath(place.origin, undefined, true);
  const authorization = await startAuthorizationServer({
    port: place,
    change,
    resources: [{ uri: url, scopes: ['notes:read'] }],
    autoApprove: true,
  });
  const child = start({
    PORT: String(port),
    MCP_SERVER_URL: url,
    MCP_AUTH_ISSUER: issuer,
    MCP_AUTH_JWKS_URI: authorization.jwksUri,
    MCP_AUTH_AUDIENCE: audience ?? url,
  });
  try {
    await answering(url, child);
    const headless = createHeadless(url, {}, agreeingBrowser());
    const trace = await headless.run('sign-in');
    checkSecrets(trace, headless.secrets);
    return trace;
  } finally {
    const ended = child.exitCode === null ? once(child, 'exit') : undefined;
    child.kill('SIGKILL');
    await ended;
    await authorization.close();
  }
}

async function freePort(): Promise<number> {
  const { port, close } = await openPort(0);
  await close();
  return port;
}

async function answering(url: string, child: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 600 && child.exitCode === null; tries += 1) {
    if ((await fetch(url).catch(() => undefined)) !== undefined) return;
    await sleep(50);
  }
  throw new Error(`no server answers at ${url}`);
}
