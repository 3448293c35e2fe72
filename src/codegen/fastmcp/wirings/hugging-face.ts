import { appVariables, providerClass } from '../provider-class';

export const huggingFace = providerClass({
  id: 'hugging-face',
  job: 'proxy',
  title: 'Hugging Face',
  className: 'HuggingFaceProvider',
  module: 'fastmcp.server.auth.providers.huggingface',
  since: [3, 4, 4],
  because:
    'HuggingFaceProvider registers clients here, uses one app of yours, and asks Hugging Face about each token',
  takes: [...appVariables('HUGGINGFACE', 'Hugging Face', '00000000-0000-0000-0000-000000000000')],
  scopes: ['openid'],
  steps: () => [
    'Open Settings, Connected Apps, and create an OAuth app.',
    'Add {base}/auth/callback as a redirect URL.',
  ],
});
