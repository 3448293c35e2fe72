/**
 * The authorization server registered the client, and as something else than it asked to be: without its
 * redirect address, with fewer grants or scopes, or with a secret that it did not want.
 *
 * Looks like: the registration succeeds, and what comes later fails: a redirect address or scope is
 * refused at the login page, the token endpoint says invalid_client, or no refresh token comes.
 * Why: a server may change what a client asks for, and says so in its answer (RFC 7591). Clients that
 * go on with what they asked for are then refused. A client that was registered without a scope is
 * often held to a default.
 * FastMCP: valid_scopes of the proxy classes decides which scopes a client may have; list all that
 * you require, and offline_access if people are to stay signed in.
 * TypeScript SDK: your clientsStore decides; store the metadata as it was asked for. Clients get a
 * secret unless they ask for token_endpoint_auth_method none.
 * Provider: look for client registration policies: default scopes, allowed grants, public clients.
 * Seen: https://github.com/UsefulSoftwareCo/executor/pull/689
 * https://github.com/dozigden/boardoil/issues/11
 * https://github.com/metatool-ai/metamcp/issues/342
 * https://github.com/buildinternet/uploads/issues/911
 */

import type { Json, JsonObject } from '../model/wire';
import { bodyObject, bodyPointer, exchangesOf, hostOf, jsonObject } from './evidence';
import { defineRule } from './rule';

interface Change {
  readonly member: string;
  readonly asked: string;
  readonly got: string;
  readonly breaks: boolean;
}

export const registrationChanged = defineRule({
  id: 'registration-changed',
  effect: 'client-fails',
  under: ['registration-for-own-servers', 'client-auth-method'],
  spec: ['rfc7591-response', 'mcp-registration'],
  needs: ['client'],
  check(trace, { client }) {
    const made = exchangesOf(trace, 'registration').findLast(
      ({ exchange: { request, response } }) =>
        request.method === 'POST' &&
        response !== undefined &&
        Math.floor(response.status / 100) === 2,
    );
    const answer = bodyObject(made?.exchange);
    const asked = jsonObject(made?.exchange.request.body?.text);
    if (made === undefined || answer === undefined || asked === undefined) return undefined;
    const changes = changesBetween(asked, answer);
    const [first] = changes;
    if (client.way !== 'dynamic' || first === undefined) return undefined;
    return {
      effect: changes.some(({ breaks }) => breaks) ? 'client-fails' : 'untidy',
      title: `${hostOf(client.issuer)} registers this client with another ${changes.map(({ member }) => member).join(', ')} than it asked for`,
      expected: changes.map(({ member, asked }) => `${member}: ${asked}`).join('; '),
      actual: changes.map(({ member, got }) => `${member}: ${got}`).join('; '),
      because: changes.map(({ member }) => consequence[member] ?? '').join('; '),
      do: 'let the registration endpoint take what clients ask for, or refuse it and say why',
      evidence: changes.flatMap(({ member }) => [
        bodyPointer(made, member),
        `${made.pointer}/request/body/text/${member}`,
      ]),
    };
  },
});

const consequence: { readonly [member: string]: string } = {
  redirect_uris: 'the browser cannot come back to an address that is not registered',
  grant_types:
    'without the grant the client gets no tokens by it, and without refresh_token people sign in again when the token ends',
  response_types: 'the login page gives codes only to clients that are registered for them',
  token_endpoint_auth_method:
    'a client that goes on with what it asked for is refused at the token endpoint',
  scope: 'a scope that is not registered is refused at the login page',
  application_type: 'what is allowed as redirect address depends on it',
};

/** What the answer states otherwise. What it leaves out may have been taken as it was asked. */
function changesBetween(asked: JsonObject, answer: JsonObject): readonly Change[] {
  return Object.keys(consequence).flatMap((member) => {
    const [wish, got] = [asked[member], answer[member]];
    if (wish === undefined || got === undefined || got === null) return [];
    const lacking = wordsOf(wish).filter((word) => !wordsOf(got).includes(word));
    const breaks = member !== 'application_type';
    return lacking.length === 0
      ? []
      : [{ member, asked: JSON.stringify(wish), got: JSON.stringify(got), breaks }];
  });
}

function wordsOf(value: Json): readonly string[] {
  if (typeof value === 'string') return value.split(' ');
  return Array.isArray(value) ? value.map(String) : [JSON.stringify(value)];
}
