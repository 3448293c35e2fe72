import {
  type AuthorizationServerOptions,
  startAuthorizationServer,
} from '../server/authorization-server';
import { type McpAuth, startMcpServer } from '../server/mcp-server';
import { type OpenPort, openPort } from '../server/open-port';

export interface DemoOptions {
  /** First of five ports in a row; 0 takes free ones. */
  readonly portBase: number;
  /** Loopback address of the two authorization servers; 127.0.0.1 unless named. */
  readonly authorizationHost?: string;
  /** Sign-ins are granted without a person. */
  readonly autoApprove?: boolean;
}

export interface Demo {
  readonly issuer: string;
  readonly notesUrl: string;
  readonly deadEndUrl: string;
  readonly cliffUrl: string;
  /** The authorization server that registers no clients. */
  readonly cliffIssuer: string;
  close(): Promise<void>;
}

export const demoPortBase = 33500;
/** Known to the authorization server behind the cliff: the way around, for those who are told. */
export const cliffClientId = 'demo-client';

const scopes = ['notes:read'];
/** What one tool of the server that works wants besides. */
const writeScope = 'notes:write';

/**
 * Starts the demo's HTTP servers: one that works, one without a way in, one whose authorization
 * server registers nobody, and the two authorization servers behind them.
 * Throws Node's `EADDRINUSE` error when a port is taken; nothing is left running then.
 */
export async function startDemo(options: DemoOptions): Promise<Demo> {
  const [main, notes, deadEnd, cliff, cliffAuthorization] = await openPorts(options);
  const resource = (port: OpenPort) => ({ uri: `${port.origin}/mcp`, scopes });
  const shared: Pick<AuthorizationServerOptions, 'autoApprove'> = {
    autoApprove: options.autoApprove ?? false,
  };
  const rules = (port: OpenPort): Omit<Exclude<McpAuth, 'none'>, 'kind'> => ({
    issuer: port.origin,
    jwksUri: `${port.origin}/jwks`,
    scopes,
  });
  const running = await Promise.all([
    startAuthorizationServer({
      ...shared,
      port: main,
      resources: [{ ...resource(notes), scopes: [...scopes, writeScope] }, resource(deadEnd)],
    }),
    startAuthorizationServer({
      ...shared,
      port: cliffAuthorization,
      resources: [resource(cliff)],
      registration: false,
      clients: [
        {
          client_id: cliffClientId,
          client_name: 'Client registered by hand',
          application_type: 'native',
          token_endpoint_auth_method: 'none',
          grant_types: ['authorization_code', 'refresh_token'],
          redirect_uris: ['http://127.0.0.1/callback', 'http://localhost/callback'],
        },
      ],
    }),
    startMcpServer({
      name: 'notes',
      port: notes,
      auth: { kind: 'oauth', ...rules(main), writeScope },
    }),
    startMcpServer({
      name: 'notes-dead-end',
      port: deadEnd,
      auth: { kind: 'verifier-only', ...rules(main) },
    }),
    startMcpServer({
      name: 'notes-cliff',
      port: cliff,
      auth: { kind: 'oauth', ...rules(cliffAuthorization) },
    }),
  ]);
  return {
    issuer: main.origin,
    notesUrl: resource(notes).uri,
    deadEndUrl: resource(deadEnd).uri,
    cliffUrl: resource(cliff).uri,
    cliffIssuer: cliffAuthorization.origin,
    async close() {
      await Promise.all(running.map((server) => server.close()));
    },
  };
}

type FivePorts = readonly [OpenPort, OpenPort, OpenPort, OpenPort, OpenPort];

async function openPorts({ portBase, authorizationHost }: DemoOptions): Promise<FivePorts> {
  const opened: OpenPort[] = [];
  const next = async (host?: string) => {
    const port = await openPort(portBase === 0 ? 0 : portBase + opened.length, host);
    opened.push(port);
    return port;
  };
  try {
    return [
      await next(authorizationHost),
      await next(),
      await next(),
      await next(),
      await next(authorizationHost),
    ];
  } catch (error) {
    await Promise.all(opened.map((port) => port.close()));
    throw error;
  }
}
