/**
 * Somebody vouches for the person or the workload, and the vouching fails: the identity provider of
 * the organisation says no, or the authorization server does not take what was said.
 *
 * Looks like: nobody is asked to sign in, and the token request ends with invalid_grant,
 * invalid_target or unauthorized_client. The same identity works elsewhere.
 * Why: an assertion is for one audience, for a short time, and often for one use. It was made for
 * another authorization server, has run out, was shown before, or the authorization server does not
 * know who signed it. In the exchange with an identity provider, the person or the client may have
 * no right to this server.
 * FastMCP: the server itself has no part in this exchange. OAuthProxy and the ready-made providers
 * offer no such grant in 3.x; name an authorization server that supports it in RemoteAuthProvider.
 * TypeScript SDK: nothing to change there. The server sees only the token that comes out of it.
 * Provider: let the authorization server trust the issuer of the assertion and take its own issuer
 * address as audience. At the identity provider, allow this client to ask for the server, and give
 * the resource as the server names itself. The client_id claim of the assertion is the client that
 * shows it.
 */

import type { Trace } from '../model/trace';
import { refusalWords } from './answer-words';
import { brokenExchange } from './broken-exchange';
import { bodyMember, bodyPointer, type Found, hostOf, lastExchange } from './evidence';
import { defineRule, type Verdict } from './rule';

export const assertionRefused = defineRule({
  id: 'assertion-refused',
  effect: 'sign-in-fails',
  under: ['client-auth-method', 'rate-limited', 'scopes-disagree'],
  spec: ['mcp-enterprise', 'mcp-workload-identity', 'rfc7523-grant'],
  on: 'assertion-refused',
  needs: ['authorizationServer'],
  check(trace, { authorizationServer: server }) {
    if (brokenExchange(trace) !== undefined) return undefined;
    const last = lastExchange(trace);
    if (last === undefined) return nothingToShow(trace);
    return trace.stop?.step === 'identity-assertion'
      ? byProvider(trace, last)
      : byServer(trace, last, server.issuer);
  },
});

function nothingToShow({ stop, run }: Trace): Verdict {
  if (stop?.step !== 'identity-assertion') return noAssertion;
  return run.settings.identityProvider === undefined ? nobodyToAsk : noSubject;
}

const noAssertion: Verdict = {
  title: 'No assertion was given that the workload could show',
  expected: 'an assertion that the platform of the workload has signed',
  actual: 'none in the settings of this run',
  because:
    'by this grant the assertion is all that proves who asks, and nothing was sent without it',
  do: 'give the assertion of the workload, or choose another grant',
  evidence: ['/stop'],
};

const noSubject: Verdict = {
  title: 'Nothing was given that says who the person is',
  expected: 'an ID token or a SAML assertion that the identity provider has signed for the person',
  actual: 'neither in the settings of this run',
  because:
    'the identity provider vouches only for somebody who has signed in there, and nothing was sent without that',
  do: 'sign in at the identity provider, and give what it signed',
  evidence: ['/stop'],
};

const nobodyToAsk: Verdict = {
  title: 'No identity provider is named that could vouch for the person',
  expected: 'the token endpoint of the identity provider, and the client id there',
  actual: 'neither in the settings of this run',
  because:
    'the authorization server takes the word of the identity provider of your organisation, and that has to be asked first',
  do: 'give the token endpoint of your identity provider and the client id that it knows you by',
  evidence: ['/stop'],
};

const atProvider: { readonly [error: string]: string } = {
  invalid_request:
    'sign in at the identity provider anew: what it said of the person may be too old',
  invalid_grant: 'sign in at the identity provider anew: what it said of the person may be too old',
  invalid_client: 'check the client id and the secret that are for the identity provider',
  invalid_target:
    'have whoever administers the identity provider allow this client to use this authorization server and this resource',
  access_denied:
    'have whoever administers the identity provider allow this person to use this server',
};

function byProvider(trace: Trace, last: Found): Verdict {
  const { exchange } = last;
  const host = hostOf(exchange.request.url);
  const error = bodyMember(exchange, 'error');
  const type = bodyMember(exchange, 'issued_token_type');
  return {
    title:
      error === undefined
        ? `${host} gives out no identity assertion`
        : `${host} does not vouch for the person: ${error}`,
    expected: '200 with an assertion of the kind urn:ietf:params:oauth:token-type:id-jag',
    actual:
      error === undefined && type !== undefined
        ? `${exchange.response?.status} with the kind ${type}`
        : refusalWords(exchange),
    because: `${hostOf(trace.facts.authorizationServer?.issuer ?? '')} lets people in on the word of this identity provider, and there is no such word`,
    do:
      error === undefined
        ? 'check that this is the token endpoint, and that the identity provider has identity assertions switched on'
        : ((Object.hasOwn(atProvider, error) ? atProvider[error] : undefined) ??
          'look the error up in the documentation of the identity provider'),
    evidence: [bodyPointer(last, error === undefined ? 'issued_token_type' : 'error')],
  };
}

const atServer: { readonly [error: string]: string } = {
  invalid_client: 'check the client id, and how this client proves itself, at that server',
  unauthorized_client: 'allow this client to use assertions as a grant at that server',
  unsupported_grant_type: 'let that server take assertions as a grant (RFC 7523)',
  invalid_scope: 'ask for fewer scopes',
  invalid_target: 'name in the assertion the resource that the token is asked for',
};

function byServer(trace: Trace, last: Found, issuer: string): Verdict {
  const error = bodyMember(last.exchange, 'error') ?? 'an error';
  return {
    title: `${hostOf(issuer)} does not take the assertion: ${error}`,
    expected: '200 with access_token',
    actual: refusalWords(last.exchange),
    because:
      'an assertion is good for one audience, for a short time, and often only once; showing the same one again or trying another grant would not help',
    do:
      (Object.hasOwn(atServer, error) ? atServer[error] : undefined) ??
      `get a new assertion whose audience is ${issuer}, and have that server trust whoever signs it`,
    evidence: [
      bodyPointer(last, 'error'),
      ...(trace.facts.identityAssertion === undefined ? [] : ['/facts/identityAssertion']),
    ],
  };
}
