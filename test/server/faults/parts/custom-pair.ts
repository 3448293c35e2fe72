import {
  type AuthorizationServerOptions,
  startAuthorizationServer,
} from '../../authorization-server';
import { bearerChallenge, type Refusal } from '../../bearer';
import type { FaultRun, RunningFault } from '../../fault';
import { createRequestLog, observed, type SeenRequest } from '../../observe';
import { type OpenPort, openPort } from '../../open-port';
import { document, type Routes, serve } from './serve';

export interface CustomServer {
  readonly port: OpenPort;
  readonly url: string;
  readonly issuer: string;
  /** The `WWW-Authenticate` value of a refusal that names the metadata and these scopes. */
  challenge(refusal: Refusal, scopes: readonly string[]): string;
}

export interface CustomPairOptions {
  readonly path: string;
  /** What the authorization server can grant. */
  readonly scopes: readonly string[];
  readonly settings?: Pick<AuthorizationServerOptions, 'clients' | 'tokenFormat'>;
  readonly run?: FaultRun;
  /** What stands at the server beside its resource metadata. */
  readonly routes: (server: CustomServer) => Routes;
}

export interface RunningCustomPair extends RunningFault {
  readonly issuer: string;
  /** Every request to either server, in the order of arrival. */
  readonly requests: readonly SeenRequest[];
}

/** A healthy authorization server with an MCP server of another make. */
export async function startCustomPair(options: CustomPairOptions): Promise<RunningCustomPair> {
  const { requests, observe } = createRequestLog();
  const port = observed(await openPort(0), observe);
  const url = port.origin + options.path;
  const { issuer, close } = await startAuthorizationServer({
    resources: [{ uri: url, scopes: options.scopes }],
    autoApprove: true,
    observe,
    ...options.settings,
  });
  const metadataPath = `/.well-known/oauth-protected-resource${options.path}`;
  serve(port, {
    [metadataPath]: document({ resource: url, authorization_servers: [issuer] }),
    ...options.routes({
      port,
      url,
      issuer,
      challenge: (refusal, scopes) => bearerChallenge(refusal, port.origin + metadataPath, scopes),
    }),
  });
  return {
    url,
    issuer,
    requests,
    ...(options.run && { run: options.run }),
    async close() {
      await Promise.all([port.close(), close()]);
    },
  };
}
