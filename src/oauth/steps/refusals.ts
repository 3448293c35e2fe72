/** Asks the server with tokens that it has to refuse, and looks whether it does. */

import type { Facts } from '../../model/flow';
import { probeResult, probeWords, type Refusals } from '../../model/probe';
import { stopIfInsecure } from '../insecure';
import { probing, type TokenSource } from '../probing';
import { defineStep } from '../step';

export const refusals = defineStep({
  id: 'refusals',
  title: 'Try bad tokens',
  phase: 'use',
  explained:
    'That a server asks for a token does not show that it looks at it. So it is asked with tokens that it has to refuse, each wrong in one thing. The request changes nothing: it opens a conversation, and lists the tools where it is let in.',
  spec: ['mcp-audience', 'mcp-token-use', 'rfc9068-validation'],
  needs: [],
  may: ['resource', 'authorizationServer', 'access', 'tokens', 'stored', 'session', 'challenge'],
  gives: ['refusals'],
  limit: 150,
  next(known, seen, env) {
    const issuer = issuerOf(known);
    if (issuer === undefined) {
      const none: Refusals = {
        asked: 'initialize',
        goodToken: 'not-tried',
        goodKey: 'not-tried',
        probes: [],
      };
      return { do: 'done', facts: { refusals: none }, note: 'the server asks for no token' };
    }
    const insecure = stopIfInsecure([env.server.url], env);
    if (insecure !== undefined) return insecure;
    const script = probing({ ...known, ...issuer }, env);
    let at = script.next();
    for (const outcome of seen) {
      if (at.done === true) break;
      at = script.next(outcome);
    }
    if (at.done !== true) return at.value;
    return { do: 'done', facts: { refusals: at.value }, note: noteFor(at.value) };
  },
  values: ({ refusals: { probes, goodToken, goodKey, asked } }) => [
    {
      name: 'asked',
      value: asked,
      meaning:
        'The request that went with each token. Whether a call of a tool would be refused is not tried, as it could change something.',
    },
    { name: 'good token', value: goodWords[goodToken], meaning: goodMeaning },
    {
      name: 'good key',
      value: goodWords[goodKey],
      meaning: 'A correct token that was signed with the key you gave.',
    },
    ...probes.map((probe) => ({
      name: probe.probe,
      value: probeResult(probe),
      meaning: `Sent: ${probeWords[probe.probe]}.`,
    })),
  ],
});

type Known = { readonly [F in 'resource' | 'authorizationServer' | 'stored']?: Facts[F] };

/** Whose tokens the server takes, and for whom they are: by its metadata, else by what was saved. */
function issuerOf({ resource, authorizationServer, stored }: Known): TokenSource | undefined {
  if (resource !== undefined && authorizationServer !== undefined) {
    const { issuer, metadata } = authorizationServer;
    const { jwksUri } = metadata;
    return { issuer, audience: resource.resource, ...(jwksUri !== undefined && { jwksUri }) };
  }
  if (stored === undefined) return undefined;
  const { issuer, resource: audience, jwksUri } = stored;
  return { issuer, audience, ...(jwksUri !== undefined && { jwksUri }) };
}

const goodMeaning =
  'The token of the sign-in. Where the server lets it in, every other answer is a refusal.';

const goodWords = {
  accepted: 'let in',
  refused: 'refused too, so that refusals prove little',
  unclear: 'no answer that tells',
  'not-tried': 'there is none',
} as const;

function noteFor({ probes }: Refusals): string {
  const sent = probes.filter((probe) => probe.sent);
  const refused = sent.filter(({ verdict }) => verdict === 'refused').length;
  const left = probes.length - sent.length;
  return `${refused} of ${sent.length} refused${left === 0 ? '' : `, ${left} not tried`}`;
}
