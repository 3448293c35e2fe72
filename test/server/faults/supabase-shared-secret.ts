import { createHmac, randomBytes } from 'node:crypto';
import { defineFault } from '../fault';
import { editAnswer } from './parts/edit-answer';
import { encode } from './parts/own-signer';
import { startProviderPair } from './parts/provider-pair';

export const supabaseSharedSecret = defineFault({
  name: 'supabase-shared-secret',
  says: 'Supabase signs with a shared secret, and the server verifies with published keys',
  findings: ['token-signed-with-secret', 'token-not-accepted'],
  end: { stopsAt: 'connect' },
  start() {
    const secret = randomBytes(32);
    return startProviderPair(
      {
        host: 'abcdefghijklmnop.supabase.co',
        issuerPath: '/auth/v1',
        paths: {
          authorization_endpoint: '/auth/v1/oauth/authorize',
          token_endpoint: '/auth/v1/oauth/token',
          jwks_uri: '/auth/v1/.well-known/jwks.json',
        },
      },
      () => ({
        authorization: {
          before: editAnswer('/token', (answer) => {
            const [, claims = ''] = String(answer['access_token']).split('.');
            const signed = `${encode({ alg: 'HS256', typ: 'at+jwt' })}.${claims}`;
            const signature = createHmac('sha256', secret).update(signed).digest('base64url');
            return { ...answer, access_token: `${signed}.${signature}` };
          }),
        },
      }),
    );
  },
});
