import {
  type AuthorizationServerChange,
  type AuthorizationServerOptions,
  startAuthorizationServer,
} from '../../authorization-server';
import type { FaultRun, RunningFault } from '../../fault';
import {
  type McpServerChange,
  type McpServerOptions,
  type RunningMcpServer,
  startMcpServer,
  type TokenRules,
} from '../../mcp-server';
import { createRequestLog, type SeenRequest } from '../../observe';
import { openPort } from '../../open-port';

export interface Addresses {
  /** The MCP endpoint, which is also the resource identifier. */
  readonly url: string;
  /** The MCP server's scheme, host and port. */
  readonly origin: string;
  readonly issuer: string;
}

/** In what a pair of servers is not the healthy one. */
export interface Difference {
  readonly server?: McpServerChange;
  readonly authorization?: AuthorizationServerChange;
  readonly settings?: Partial<Omit<AuthorizationServerOptions, 'port' | 'change' | 'observe'>>;
  /** What the MCP server checks tokens against. */
  readonly rules?: Partial<TokenRules>;
  readonly wire?: NonNullable<McpServerOptions['wire']>;
  readonly run?: FaultRun;
}

export interface RunningPair extends RunningFault {
  readonly issuer: string;
  readonly server: RunningMcpServer;
  /** Every request to either server, in the order of arrival. */
  readonly requests: readonly SeenRequest[];
}

export const scope = 'notes:read';

/** What `startPair` is called with. */
export interface PairStart {
  readonly differ: (at: Addresses) => Difference;
  readonly path: string;
}

const notStarted: Promise<never> = Promise.reject(new Error('the pair is only asked for'));
notStarted.catch(() => {});
let asked: PairStart | undefined | 'nobody' = 'nobody';

/**
 * What a fault gives to `startPair`, if that is all that it does, and `undefined` if it does more.
 * Nothing runs afterwards.
 */
export async function pairStartOf(
  start: () => Promise<RunningFault>,
): Promise<PairStart | undefined> {
  asked = undefined;
  const started = start();
  const given = asked as PairStart | undefined;
  asked = 'nobody';
  if (started === notStarted) return given;
  await started.then(
    (running) => running.close(),
    () => {},
  );
  return undefined;
}

/** Starts an MCP server and its authorization server, which approves every sign-in by itself. */
export function startPair(
  differ: (at: Addresses) => Difference = () => ({}),
  path = '/mcp',
): Promise<RunningPair> {
  if (asked === 'nobody') return start({ differ, path });
  asked = { differ, path };
  return notStarted;
}

async function start({ differ, path }: PairStart): Promise<RunningPair> {
  const [serverPort, issuerPort] = await Promise.all([openPort(0), openPort(0)]);
  const url = serverPort.origin + path;
  const issuer = issuerPort.origin;
  const { server, authorization, settings, rules, wire, run } = differ({
    url,
    origin: serverPort.origin,
    issuer,
  });
  const scopes = rules?.scopes ?? [scope];
  const { requests, observe } = createRequestLog();
  const authorizationServer = await startAuthorizationServer({
    port: issuerPort,
    resources: [{ uri: url, scopes }],
    autoApprove: true,
    observe,
    ...settings,
    ...(authorization && { change: authorization }),
  });
  const mcpServer = await startMcpServer({
    name: 'notes',
    port: serverPort,
    path,
    auth: { kind: 'oauth', issuer, jwksUri: `${issuer}/jwks`, ...rules, scopes },
    observe,
    ...(wire && { wire }),
    ...(server && { change: server }),
  });
  return {
    url,
    issuer,
    server: mcpServer,
    requests,
    ...(run && { run }),
    async close() {
      await Promise.all([authorizationServer.close(), mcpServer.close()]);
    },
  };
}
