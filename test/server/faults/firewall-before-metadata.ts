import { defineFault } from '../fault';
import { at, text } from './parts/answers';
import { startPair } from './parts/pair';

export const firewallBeforeMetadata = defineFault({
  name: 'firewall-before-metadata',
  says: 'a protection against bots answers in place of the resource metadata (F14)',
  findings: ['bot-challenge', 'no-discovery'],
  end: { stopsAt: 'resource-metadata' },
  start: () =>
    startPair(() => ({
      server: {
        before: at('/.well-known/oauth-protected-resource/mcp', (response) => {
          response.setHeader('x-amzn-waf-action', 'captcha');
          text(405, 'text/html')(response);
        }),
      },
    })),
});
