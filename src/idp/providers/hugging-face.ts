import type { IdentityProvider } from '../identity-provider';

export const huggingFace: IdentityProvider = {
  id: 'hugging-face',
  name: 'Hugging Face',
  recognised: { hosts: ['huggingface.co'], paths: [] },
  issuer: 'https://huggingface.co',
  examples: ['https://huggingface.co'],
  registration: { dynamic: 'open', documents: 'open' },
  audience: {},
  accessToken: {},
  redirect: {},
  environment: [
    { name: 'HF_CLIENT_ID', secret: false },
    { name: 'HF_CLIENT_SECRET', secret: true },
  ],
  console: [],
  fastmcp: {
    choice: 'proxy',
    class: 'HuggingFaceProvider',
    module: 'fastmcp.server.auth.providers.huggingface',
    arguments: {
      client_id: { environment: 'HF_CLIENT_ID' },
      client_secret: { environment: 'HF_CLIENT_SECRET' },
    },
  },
  quirks: [
    'Apps may be public and have no secret; FastMCP then wants jwt_signing_key',
    'HuggingFaceProvider is there since FastMCP 3.4.4',
  ],
};
