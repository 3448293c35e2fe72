import {
  type AuthorizationServerChange,
  type AuthorizationServerOptions,
  startAuthorizationServer,
} from '../../authorization-server';
import type { FaultRun, RunningFault } from '../../fault';
import { type McpServerChange, startMcpServer } from '../../mcp-server';
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
  readonly settings?: Partial<
    Pick<
      AuthorizationServerOptions,
      'resources' | 'clients' | 'registration' | 'autoApprove' | 'accessTokenTtl'
    >
  >;
  /** What the MCP server checks tokens against. */
  readonly rules?: {
    readonly issuer?: string;
    readonly jwksUri?: string;
    readonly scopes?: readonly string[];
  };
  readonly run?: FaultRun;
}

export const scope = 'notes:read';

/** Starts an MCP server and its authorization server, which approves every sign-in by itself. */
export async function startPair(
  differ: (at: Addresses) => Difference = () => ({}),
  path = '/mcp',
): Promise<RunningFault> {
  const [serverPort, issuerPort] = await Promise.all([openPort(0), openPort(0)]);
  const url = serverPort.origin + path;
  const issuer = issuerPort.origin;
  const { server, authorization, settings, rules, run } = differ({
    url,
    origin: serverPort.origin,
    issuer,
  });
  const scopes = rules?.scopes ?? [scope];
  const running = [
    await startAuthorizationServer({
      port: issuerPort,
      resources: [{ uri: url, scopes }],
      autoApprove: true,
      ...settings,
      ...(authorization && { change: authorization }),
    }),
    await startMcpServer({
      name: 'notes',
      port: serverPort,
      path,
      auth: { kind: 'oauth', issuer, jwksUri: `${issuer}/jwks`, ...rules, scopes },
      ...(server && { change: server }),
    }),
  ];
  return {
    url,
    ...(run && { run }),
    async close() {
      await Promise.all(running.map((one) => one.close()));
    },
  };
}
