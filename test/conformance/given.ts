/** What the suite tells a client about itself, as the settings and secrets that a user would give. */

import type { GivenSecrets, RunSettings } from '../../src/model/run-settings';
import type { ToolCall } from './each-tool';

/** The members of the suite's context that stand for something a user configures. */
export interface Context {
  readonly client_id?: string;
  readonly client_secret?: string;
  /** The issuer that the client is registered at. */
  readonly issuer?: string;
  readonly private_key_pem?: string;
  readonly signing_algorithm?: string;
  readonly idp_client_id?: string;
  readonly idp_id_token?: string;
  readonly idp_token_endpoint?: string;
  /** What the platform of a workload signed for it. */
  readonly valid_jwt?: string;
  readonly toolCalls?: readonly ToolCall[];
}

export interface Given {
  readonly settings: Pick<
    RunSettings,
    'clientId' | 'clientIssuer' | 'clientMetadataUrl' | 'clientKeyAlgorithm' | 'identityProvider'
  >;
  readonly secrets: GivenSecrets;
}

/** The environment variable with the address of the document about this client; empty without one. */
export const clientMetadataVariable = 'MCP_AUTH_CLIENT_METADATA_URL';

/** `clientMetadataUrl`: what that variable holds. The grant follows from what is given, as for a user. */
export function givenBy(context: Context, clientMetadataUrl = ''): Given {
  const { idp_token_endpoint: tokenEndpoint, idp_client_id: idpClientId } = context;
  return {
    settings: {
      ...(context.client_id !== undefined && { clientId: context.client_id }),
      ...(context.issuer !== undefined && { clientIssuer: context.issuer }),
      ...(context.signing_algorithm !== undefined && {
        clientKeyAlgorithm: context.signing_algorithm,
      }),
      ...(clientMetadataUrl !== '' && { clientMetadataUrl }),
      ...(tokenEndpoint !== undefined &&
        idpClientId !== undefined && {
          identityProvider: { tokenEndpoint, clientId: idpClientId, subjectTokenType: 'id_token' },
        }),
    },
    secrets: {
      ...(context.client_secret !== undefined && { clientSecret: context.client_secret }),
      ...(context.private_key_pem !== undefined && { clientKey: context.private_key_pem }),
      ...(context.idp_id_token !== undefined && { subjectToken: context.idp_id_token }),
      ...(context.valid_jwt !== undefined && { workloadAssertion: context.valid_jwt }),
    },
  };
}
