/**
 * A scope in a list or in a challenge holds signs that no scope can have: a space within or around it, a
 * quote, a backslash, or something beyond ASCII. Scopes are divided by single spaces, so the client asks for others.
 *
 * Looks like: invalid_scope, or a login that opens again and again, as the token never has the scope that
 * the server looks for.
 * Why: a list was written as one text with commas or spaces, or a name has a space at its end.
 * FastMCP: required_scopes and scopes_supported are lists with one scope in each text.
 * TypeScript SDK: the same for scopesSupported and requiredScopes.
 * Provider: compare with the names of the scopes there, letter by letter.
 */

import type { Facts } from '../model/flow';
import { hostOf } from './evidence';
import { defineRule } from './rule';

export const scopeMalformed = defineRule({
  id: 'scope-malformed',
  effect: 'client-fails',
  spec: ['mcp-scope', 'rfc6750-challenge'],
  needs: ['resource'],
  check(trace, { resource }) {
    const { challenge, authorizationServer } = trace.facts;
    const odd = [
      ...(challenge?.scope === undefined ? [] : oddInChallenge(challenge.scope)),
      ...oddInList(resource.metadata?.scopesSupported, 'resource'),
      ...oddInList(authorizationServer?.metadata.scopesSupported, 'authorizationServer'),
    ];
    const [first] = odd;
    if (first === undefined) return undefined;
    const whose =
      first.of === 'authorizationServer'
        ? hostOf(authorizationServer?.issuer ?? '')
        : hostOf(trace.server.url);
    return {
      title: `${whose} names a scope that cannot be one`,
      expected: 'scopes of printable ASCII without space, quote and backslash, each by itself',
      actual: JSON.stringify(first.text),
      because:
        'a client asks for scopes divided by single spaces, so others arrive at the authorization server than were meant',
      do: 'write each scope by itself, letter by letter as the authorization server knows it',
      evidence: odd.map(({ pointer }) => pointer).slice(0, 5),
    };
  },
});

interface Odd {
  readonly of: 'server' | 'resource' | 'authorizationServer';
  readonly text: string;
  readonly pointer: string;
}

/** RFC 6749 §3.3. */
const isScope = (text: string): boolean => /^[\x21\x23-\x5b\x5d-\x7e]+$/.test(text);

function oddInList(
  list: readonly string[] | undefined,
  of: Extract<keyof Facts, 'resource' | 'authorizationServer'>,
): readonly Odd[] {
  return (list ?? []).flatMap((text, at) =>
    isScope(text) ? [] : [{ of, text, pointer: `/facts/${of}/metadata/scopesSupported/${at}` }],
  );
}

function oddInChallenge(text: string): readonly Odd[] {
  const fine = text.split(' ').every(isScope) && !text.includes(',');
  return fine ? [] : [{ of: 'server', text, pointer: '/facts/challenge/scope' }];
}
