import { defineFault } from '../fault';
import { at, firstOf, redirect } from './parts/answers';
import { startPair } from './parts/pair';

export const serverMetadataRedirects = defineFault({
  name: 'server-metadata-redirects',
  says: 'the metadata of the authorization server is redirected to another origin',
  findings: ['redirect-refused'],
  end: { stopsAt: 'server-metadata' },
  start: () =>
    startPair(() => {
      const elsewhere = redirect('https://login.example/metadata');
      return {
        authorization: {
          before: firstOf(
            at('/.well-known/oauth-authorization-server', elsewhere),
            at('/.well-known/openid-configuration', elsewhere),
          ),
        },
      };
    }),
});
