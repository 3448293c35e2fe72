/** Credentials as the suite puts them into the environment, in the words of our settings. */

import type { GivenSecrets, RunSettings } from '../../src/model/run-settings';
import type { ToolCall } from './each-tool';

/** What the suite passes to scenarios that need it; it calls each member by the role it has. */
interface Context {
  readonly client_id?: string;
  readonly client_secret?: string;
  readonly private_key_pem?: string;
  readonly signing_algorithm?: string;
  readonly idp_client_id?: string;
  readonly idp_id_token?: string;
  readonly idp_token_endpoint?: string;
  readonly valid_jwt?: string;
  readonly toolCalls?: readonly ToolCall[];
}

export interface Configured {
  readonly settings: Partial<RunSettings>;
  readonly secrets: GivenSecrets;
  readonly toolCalls?: readonly ToolCall[];
}

type Environment = { readonly [name: string]: string | undefined };

/** Names the variable with the address of a client id metadata document; ours, not the suite's. */
export const documentVariable = 'MCP_AUTH_CLIENT_METADATA_URL';

/** The settings and secrets that these variables hold. */
export function configured(environment: Environment): Configured {
  const context: Context = JSON.parse(environment['MCP_CONFORMANCE_CONTEXT'] ?? '{}');
  const document = environment[documentVariable];
  const { idp_client_id: idpClient, idp_token_endpoint: idpEndpoint } = context;
  return {
    settings: {
      ...(document && { clientMetadataUrl: document }),
      ...(context.client_id !== undefined && { clientId: context.client_id }),
      ...(context.signing_algorithm !== undefined && {
        clientKeyAlgorithm: context.signing_algorithm,
      }),
      ...(idpClient !== undefined &&
        idpEndpoint !== undefined && {
          identityProvider: {
            tokenEndpoint: idpEndpoint,
            clientId: idpClient,
            subjectTokenType: 'id_token',
          },
        }),
    },
    secrets: {
      ...(context.client_secret !== undefined && { clientSecret: context.client_secret }),
      ...(context.private_key_pem !== undefined && { clientKey: context.private_key_pem }),
      ...(context.idp_id_token !== undefined && { subjectToken: context.idp_id_token }),
      ...(context.valid_jwt !== undefined && { workloadAssertion: context.valid_jwt }),
    },
    ...(context.toolCalls !== undefined && { toolCalls: context.toolCalls }),
  };
}
