/** Runs against servers that answer whatever they like, and the secrets that may not come out of them. */

import fc from 'fast-check';
import { revisions } from '../../src/model/revision';
import type { JudgedTrace } from '../../src/model/trace';
import { createWorld, type Endpoint, type Seen, serverUrl } from '../unit/oauth/world';
import { type Canaries, canaryAnswer, type Strike, strike } from './hostile';

export const canaries: Canaries = {
  accessToken: 'access-token-0123456789',
  refreshToken: 'refresh/0123+456=789&abc',
  idToken: 'id-token-0123456789',
  code: 'code "0123" <456>',
  clientSecret: "secret'0123\\456%41",
  registrationAccessToken: 'registration-0123456789',
  header: 'header-0123456789',
  authMethod: 'client_secret_basic',
};
/** What no trace, file or report may hold. */
export const secrets = Object.values(canaries).filter((value) => value !== canaries.authMethod);

/** How a run is asked for. */
export const request = fc.record({
  revision: fc.constantFrom(...revisions),
  transport: fc.constantFrom('http' as const, 'http' as const, 'sse' as const),
  own: fc.boolean(),
  overrides: fc.subarray(['resource-mismatch', 'issuer-mismatch', 'no-discovery', 'iss-mismatch']),
  stopAfter: fc.option(fc.nat(12), { nil: undefined }),
});
type Asked = typeof request extends fc.Arbitrary<infer T> ? T : never;

function says({ url, body, headers }: Seen, secret: string): boolean {
  const encoded = new URLSearchParams({ a: secret }).toString().slice(2);
  const text = [url, body, ...[...headers].map(([, value]) => value)].join(' ');
  return text.includes(secret) || text.includes(encoded);
}

/** One run against servers that answer so, to its end or until it was called off. */
export async function record(asked: Asked, hits: readonly Strike[]): Promise<JudgedTrace> {
  const visits = new Map<Endpoint, number>();
  const heard = new Set([canaries.header]);
  let requests = 0;
  const world = createWorld({
    change(seen) {
      if (requests++ === asked.stopAfter) flow.stop();
      for (const secret of secrets) if (says(seen, secret)) heard.add(secret);
      const visit = visits.get(seen.endpoint) ?? 0;
      visits.set(seen.endpoint, visit + 1);
      const meant = hits.filter(
        (hit) => hit.endpoint === seen.endpoint && (hit.visit === 'all' || hit.visit === visit),
      );
      let answer = canaryAnswer(seen, canaries);
      for (const { change } of meant) {
        const made = strike(answer, change, [...heard]);
        if (made === 'hang') return new Promise(() => {});
        if (made === 'break') return Response.error();
        if ('fail' in made) return Promise.reject(new TypeError('fetch failed'));
        answer = made;
      }
      return answer;
    },
  });
  const { revision, transport, own, overrides } = asked;
  const flow = world.flow({
    revision,
    server: { name: 'notes', url: serverUrl, transport, headers: { 'X-Mine': canaries.header } },
    settings: { overrides, loginTimeout: 0.05, ...(own && { clientId: 'client-of-mine' }) },
    limits: { ms: 500, sessionMs: 500 },
    ...(own && { secrets: { clientSecret: canaries.clientSecret } }),
  });
  flow.go('continue');
  return flow.ended();
}
