import { providerClass } from '../provider-class';

export const scalekit = providerClass({
  id: 'scalekit',
  job: 'remote',
  title: 'Scalekit',
  className: 'ScalekitProvider',
  module: 'fastmcp.server.auth.providers.scalekit',
  since: [2, 13, 0],
  because:
    'Scalekit registers clients itself, so ScalekitProvider only says where it is and checks the tokens it issues',
  takes: [
    [
      'environment_url',
      {
        name: 'SCALEKIT_ENVIRONMENT_URL',
        says: 'Address of your environment',
        example: 'https://example.scalekit.com',
      },
    ],
    [
      'resource_id',
      {
        name: 'SCALEKIT_RESOURCE_ID',
        says: 'Id of the resource',
        example: 'res_000000000000000000',
      },
    ],
  ],
  steps: ({ path }) => [
    `Under MCP Servers add {base}${path}, with dynamic client registration on.`,
    'Copy the resource id.',
  ],
});
