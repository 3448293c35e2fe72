import { defineFault } from '../fault';
import { at, text } from './parts/answers';
import { startPair } from './parts/pair';

export const firewallBeforeServer = defineFault({
  name: 'firewall-before-server',
  says: 'a protection against bots answers in place of the server (F14)',
  findings: ['bot-challenge', 'server-error'],
  end: { stopsAt: 'first-request' },
  start: () =>
    startPair(() => ({
      server: {
        before: at('/mcp', (response) => {
          response.setHeader('cf-mitigated', 'challenge');
          text(403, 'text/html', '<!doctype html><title>Just a moment</title>')(response);
        }),
      },
    })),
});
