import { defineFault } from '../fault';
import { startHttps } from './parts/https-port';
import { selfSigned } from './parts/self-signed';

export const selfSignedCertificate = defineFault({
  name: 'self-signed-certificate',
  says: 'the certificate is signed by nobody',
  findings: ['tls-failure'],
  end: { stopsAt: 'first-request' },
  start: async () => {
    const { origin, close } = await startHttps(selfSigned());
    return { url: `${origin}/mcp`, close };
  },
});
