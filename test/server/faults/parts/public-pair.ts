import type { JsonObject } from '../../../../src/model/wire';
import type { FaultRun, RunningFault } from '../../fault';
import type { Before } from './answers';
import { startPair } from './pair';

const serverName = 'mcp.example.test';
export const issuerName = 'login.example.test';

/** What is not public about the pair. */
export interface NotPublic {
  readonly challenge?: (field: string) => string;
  readonly resourceMetadata?: (document: JsonObject) => JsonObject;
  /** `issuer` is the origin that really listens, on this machine. */
  readonly serverMetadata?: (document: JsonObject, issuer: string) => JsonObject;
  readonly hosts?: FaultRun['hosts'];
  /** Answer requests themselves by returning true. */
  readonly serverBefore?: Before;
  readonly issuerBefore?: Before;
  readonly run?: Omit<FaultRun, 'hosts'>;
}

/** Starts the pair and has the inspector see both servers at public addresses, by https. */
export async function startPublicPair(differ: NotPublic): Promise<RunningFault> {
  const same = <T>(value: T): T => value;
  const { challenge = same, resourceMetadata = same, serverMetadata = same, hosts, run } = differ;
  const { serverBefore, issuerBefore } = differ;
  const pair = await startPair(({ origin, issuer }) => {
    const named = (text: string): string =>
      text.replaceAll(origin, on(serverName, origin)).replaceAll(issuer, on(issuerName, issuer));
    const inNames = (document: JsonObject): JsonObject =>
      JSON.parse(named(JSON.stringify(document)));
    return {
      server: {
        challenge: (field) => challenge(named(field)),
        resourceMetadata: (document) => resourceMetadata(inNames(document)),
        ...(serverBefore && { before: serverBefore }),
      },
      authorization: {
        metadata: (document) => serverMetadata(inNames(document), issuer),
        ...(issuerBefore && { before: issuerBefore }),
      },
      run: {
        ...run,
        hosts: { [serverName]: '203.0.113.7', [issuerName]: '203.0.113.8', ...hosts },
      },
    };
  });
  const { origin, pathname } = new URL(pair.url);
  return { ...pair, url: on(serverName, origin) + pathname };
}

function on(name: string, origin: string): string {
  return `https://${name}:${new URL(origin).port}`;
}
