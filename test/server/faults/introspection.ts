import { defineFault } from '../fault';
import { startHealthyIntrospection } from '../scenarios/healthy-introspection';

export const introspection = defineFault({
  name: 'introspection',
  says: 'a client that may ask about tokens asks about this one',
  findings: [],
  end: { status: 'signed-in' },
  start: async () => {
    const servers = await startHealthyIntrospection();
    const { clientId: introspectionClientId, clientSecret: introspectionSecret } =
      servers.credentials;
    return {
      ...servers,
      run: { settings: { introspectionClientId }, secrets: { introspectionSecret } },
    };
  },
});
