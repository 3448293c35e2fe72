import { type DeviceFlow, deviceGrant } from '../device-flow';
import { startPair } from '../faults/parts/pair';
import { type Scenario, scenario } from './scenario';

/**
 * A client without a browser gets its token while a person confirms a code elsewhere. The server
 * confirms it by itself after two polls, a second apart, unless `flow` says otherwise. Clients may
 * register, or be the one in the credentials. RFC 8628.
 */
export async function startHealthyDeviceCode(
  flow: DeviceFlow = {},
): Promise<Scenario<{ readonly clientId: string }>> {
  const clientId = 'television';
  const pair = await startPair(() => ({
    settings: {
      deviceFlow: { interval: 1, confirmsAfter: 2, ...flow },
      clients: [
        {
          client_id: clientId,
          client_name: 'Television',
          application_type: 'native',
          token_endpoint_auth_method: 'none',
          grant_types: [deviceGrant, 'refresh_token'],
          response_types: [],
          redirect_uris: [],
        },
      ],
    },
  }));
  return scenario(pair, { clientId });
}
