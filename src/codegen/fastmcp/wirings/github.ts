import { proxyArguments, proxyEnv, proxyParts, proxyRequires, redirectStep } from '../proxy';
import { call, literals } from '../python-text';
import { baseUrl } from '../shared-env';
import { defineWiring } from '../wiring';

export const github = defineWiring({
  id: 'github',
  job: 'proxy',
  title: 'GitHub',
  className: 'GitHubProvider',
  since: [2, 12, 0],
  because:
    'GitHub registers no clients and its tokens are opaque, so GitHubProvider registers clients here, uses one OAuth app of yours, and asks GitHub about each token',
  env: (choice) => [
    baseUrl,
    {
      name: 'GITHUB_CLIENT_ID',
      says: 'Client id of your OAuth app at GitHub',
      example: 'Ov23li0000000000000',
    },
    {
      name: 'GITHUB_CLIENT_SECRET',
      says: 'Its client secret',
      example: '',
      secret: true,
      inTest: 'a client secret for tests',
    },
    ...proxyEnv(choice),
  ],
  python(choice) {
    const { imports, definitions } = proxyParts(choice);
    const scopes = choice.scopes.length > 0 ? choice.scopes : ['read:user'];
    return {
      imports: [...imports, 'from fastmcp.server.auth.providers.github import GitHubProvider'],
      definitions,
      body: call('return GitHubProvider', [
        'client_id=required_env("GITHUB_CLIENT_ID")',
        'client_secret=required_env("GITHUB_CLIENT_SECRET")',
        `required_scopes=${literals(scopes)}`,
        ...proxyArguments(choice),
      ]),
    };
  },
  tokens: 'none',
  requires: proxyRequires,
  steps: () => [
    'Open Settings, Developer settings, OAuth Apps, and choose New OAuth App.',
    'Homepage URL: {base}.',
    redirectStep.replace('redirect URI', 'authorization callback URL'),
    'Choose Register application, and then Generate a new client secret.',
  ],
});
