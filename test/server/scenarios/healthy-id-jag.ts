import { randomBytes } from 'node:crypto';
import { startPair } from '../faults/parts/pair';
import { startIdentityProvider } from '../identity-provider';
import { jwtBearer, jwtBearerGrant } from '../jwt-bearer-grant';
import type { SeenRequest } from '../observe';
import type { TrustingServer } from '../token-exchange-grant';
import { type Scenario, scenario } from './scenario';

export interface EnterpriseClient {
  /** At the authorization server of the MCP server. */
  readonly clientId: string;
  readonly clientSecret: string;
  readonly idpIssuer: string;
  readonly idpTokenEndpoint: string;
  /** At the identity provider. */
  readonly idpClientId: string;
  readonly idpClientSecret: string;
  /** Of the person who signed in there, good for five minutes. */
  readonly idToken: string;
  /** Another one, good for so many seconds; none when negative. */
  newIdToken(seconds: number): Promise<string>;
}

export interface IdJagScenario extends Scenario<EnterpriseClient> {
  /** Every request to the identity provider, in the order of arrival. */
  readonly idpRequests: readonly SeenRequest[];
}

/**
 * A person is signed in at the identity provider of an enterprise, and the client goes on from there:
 * id_token, identity assertion, access token. Enterprise-managed authorization.
 */
export async function startHealthyIdJag(): Promise<IdJagScenario> {
  const clientId = 'notes-client';
  const clientSecret = randomBytes(24).toString('base64url');
  const idpClientId = 'workplace';
  const idpClientSecret = randomBytes(24).toString('base64url');
  const idpRequests: SeenRequest[] = [];
  const servers: TrustingServer[] = [];
  const idp = await startIdentityProvider({
    clients: [{ client_id: idpClientId, client_secret: idpClientSecret }],
    servers: () => servers,
    observe: (request) => idpRequests.push(request),
  });
  const pair = await startPair(() => ({
    settings: {
      registration: false,
      grants: [jwtBearerGrant([{ issuer: idp.issuer, keys: idp.keys, signs: 'id-jag' }])],
      clients: [
        {
          client_id: clientId,
          client_secret: clientSecret,
          client_name: 'Notes client of the enterprise',
          grant_types: [jwtBearer],
          response_types: [],
          redirect_uris: [],
        },
      ],
    },
  }));
  servers.push({
    issuer: pair.issuer,
    resources: [pair.url],
    clients: { [idpClientId]: clientId },
  });
  const newIdToken = (seconds: number) => idp.idToken(idpClientId, 'ada', seconds);
  const credentials: EnterpriseClient = {
    clientId,
    clientSecret,
    idpIssuer: idp.issuer,
    idpTokenEndpoint: idp.tokenEndpoint,
    idpClientId,
    idpClientSecret,
    idToken: await newIdToken(300),
    newIdToken,
  };
  return { ...scenario(pair, credentials, [idp]), idpRequests };
}
