/** Which checks of a token a server makes too, so that one that fails explains a refusal. */

import type { CheckId } from '../model/check';
import type { Trace } from '../model/trace';

/** Whether the header has a type or a key id decides nothing where it has none. */
export const decisiveChecks: ReadonlySet<CheckId> = new Set<CheckId>([
  'active',
  'signature',
  'issuer',
  'audience',
  'expiry',
  'scope',
  'binding',
]);

/** Whether anything is known to be wrong with the token. */
export function hasDecisiveFailure({ facts }: Trace): boolean {
  return [...(facts.tokenCheck?.checks ?? []), ...(facts.introspection?.checks ?? [])].some(
    ({ id, verdict }) =>
      verdict === 'fail' &&
      (decisiveChecks.has(id) ||
        ['algorithm', 'key', 'kind', 'not-before', 'required-scope'].includes(id)),
  );
}
