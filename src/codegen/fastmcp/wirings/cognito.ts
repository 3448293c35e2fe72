import { cognito as provider } from '../../../idp/providers/cognito';
import { providerClass } from '../provider-class';

export const cognito = providerClass({
  provider,
  since: [2, 12, 4],
  because:
    'Cognito registers no clients and puts no aud into access tokens, so AWSCognitoProvider registers clients here, uses one app client of yours, and checks client_id',
  variables: {
    COGNITO_USER_POOL_ID: {
      says: 'Id of the user pool',
      example: 'eu-central-1_Example00',
    },
    AWS_REGION: {
      says: 'Region of the user pool',
      example: 'eu-central-1',
    },
  },
  tokens: 'discovery',
});
