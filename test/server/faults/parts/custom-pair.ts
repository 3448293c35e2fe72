import {
  type AuthorizationServerOptions,
  startAuthorizationServer,
} from '../../authorization-server';
import { bearerChallenge, type Refusal } from '../../bearer';
import type { FaultRun, RunningFault } from '../../fault';
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

/** A healthy authorization server with an MCP server of another make. */
export async function startCustomPair(options: CustomPairOptions): Promise<RunningFault> {
  const port = await openPort(0);
  const url = port.origin + options.path;
  const { issuer, close } = await startAuthorizationServer({
    resources: [{ uri: url, scopes: options.scopes }],
    autoApprove: true,
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
    ...(options.run && { run: options.run }),
    async close() {
      await Promise.all([port.close(), close()]);
    },
  };
}
