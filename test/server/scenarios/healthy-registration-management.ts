import { randomBytes } from 'node:crypto';
import { startPair } from '../faults/parts/pair';
import { type Scenario, scenario } from './scenario';

export interface RegistrationManagementOptions {
  readonly tokens?: 'steady' | 'rotating';
  /** Registration asks for the initial access token in the credentials. RFC 7591 §3. */
  readonly closed?: boolean;
}

/** Clients that registered may read, change and remove their registration. RFC 7592. */
export async function startHealthyRegistrationManagement(
  options: RegistrationManagementOptions = {},
): Promise<Scenario<{ readonly initialAccessToken?: string }>> {
  const initialAccessToken = options.closed ? randomBytes(24).toString('base64url') : undefined;
  const given = { ...(initialAccessToken !== undefined && { initialAccessToken }) };
  const pair = await startPair(() => ({
    settings: { registrationManagement: options.tokens ?? 'rotating', ...given },
  }));
  return scenario(pair, given);
}
