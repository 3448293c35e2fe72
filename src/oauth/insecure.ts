/** The rule that nothing of a sign-in crosses a network in the clear. OAuth 2.1 §1.5, MCP Communication Security. */

import type { Action, Env } from './step';
import { overridden } from './step';
import { isSecureUrl } from './well-known';

type Stop = Extract<Action<never>, { do: 'stop' }>;

/** A stop when one of the addresses is plain http beyond this machine and no override allows it. */
export function stopIfInsecure(urls: readonly (string | undefined)[], env: Env): Stop | undefined {
  const bad = urls.find((url) => url !== undefined && !isSecureUrl(url));
  if (bad === undefined || overridden(env, 'insecure-endpoint')) return undefined;
  return {
    do: 'stop',
    reason: {
      code: 'insecure-endpoint',
      says: `${bad} is not an https address.`,
      override: 'insecure-endpoint',
    },
  };
}
