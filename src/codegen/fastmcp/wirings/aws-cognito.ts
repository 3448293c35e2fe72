import { appVariables, providerClass } from '../provider-class';

export const awsCognito = providerClass({
  id: 'aws-cognito',
  job: 'proxy',
  title: 'AWS Cognito',
  className: 'AWSCognitoProvider',
  module: 'fastmcp.server.auth.providers.aws',
  since: [2, 12, 4],
  because:
    'Cognito registers no clients and puts no aud into access tokens, so AWSCognitoProvider registers clients here, uses one app client of yours, and checks client_id',
  takes: [
    ...appVariables('COGNITO', 'Cognito', 'example00000000000000000000'),
    [
      'user_pool_id',
      {
        name: 'COGNITO_USER_POOL_ID',
        says: 'Id of the user pool',
        example: 'eu-central-1_Example00',
      },
    ],
    [
      'aws_region',
      { name: 'COGNITO_AWS_REGION', says: 'Region of the user pool', example: 'eu-central-1' },
    ],
  ],
  fixed: () => ['forward_resource=False'],
  scopes: ['openid'],
  tokens: 'discovery',
  steps: () => [
    'In the user pool create an app client with a secret.',
    'Register {base}/auth/callback as an allowed callback URL.',
    'Allow the authorization code grant and the scopes below.',
  ],
});
