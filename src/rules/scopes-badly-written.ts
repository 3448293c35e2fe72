/**
 * A scope that the server names has a space or another sign in it that a scope cannot have, or several
 * scopes are in one. Clients join the names with spaces, so the request asks for something else.
 *
 * Looks like: invalid_scope at the login page or at the token endpoint, for a scope that looks right; or
 * a token that lacks a scope.
 * Why: a scope is a word without spaces or quotes (RFC 6749), and a list in a request has one space
 * between them. In the metadata each name is an entry of its own. A list that was read from a setting
 * as one text, or with commas, breaks that.
 * FastMCP: required_scopes and scopes_supported are lists: ["notes:read", "notes:write"], not one text.
 * TypeScript SDK: scopesSupported is an array with one scope in each entry; so is requiredScopes.
 * Provider: some take commas between scopes; what MCP clients send has spaces.
 */

import type { Trace } from '../model/trace';
import { bodyPointer, challengePointers, hostOf } from './evidence';
import { documentOf, type MetadataStep } from './metadata-documents';
import { defineRule } from './rule';

/** RFC 6749 §3.3, scope-token. */
const token = /^[\x21\x23-\x5b\x5d-\x7e]+$/;

export const scopesBadlyWritten = defineRule({
  id: 'scopes-badly-written',
  effect: 'client-fails',
  spec: ['rfc6749-scope', 'rfc9728-metadata', 'mcp-scope'],
  needs: ['challenge'],
  check(trace, { challenge }) {
    const { resource, authorizationServer: server } = trace.facts;
    const [pointer = '/facts/challenge/scope'] = challengePointers(trace);
    const bad = [
      ...named(challenge.scope?.split(' '), 'scope of the challenge', trace.server.url, pointer),
      ...named(
        resource?.metadata?.scopesSupported,
        'scopes_supported',
        resource?.metadataUrl ?? '',
        listPointer(trace, 'resource-metadata'),
      ),
      ...named(
        server?.metadata.scopesSupported,
        'scopes_supported',
        server?.metadataUrl ?? '',
        listPointer(trace, 'server-metadata'),
      ),
    ];
    const first = bad.find(({ scope }) => !isComma(scope)) ?? bad[0];
    if (first === undefined) return undefined;
    const commas = isComma(first.scope);
    return {
      effect: commas ? 'untidy' : 'client-fails',
      title: commas
        ? `${hostOf(first.url)} puts commas between scopes`
        : `${hostOf(first.url)} names a scope that cannot be one: ${JSON.stringify(first.scope)}`,
      expected: 'one scope in each entry, as a word without spaces, quotes or commas',
      actual: bad.map(({ where, scope }) => `${where}: ${JSON.stringify(scope)}`).join('; '),
      because: commas
        ? 'this counts as one scope with a comma in it, and a provider that has no such scope refuses it'
        : 'clients put one space between scopes, so this one arrives as something else',
      do: 'write each scope as an entry of its own; in the challenge, with one space between them',
      evidence: bad.map((one) => one.pointer),
    };
  },
});

interface Named {
  readonly scope: string;
  readonly where: string;
  readonly url: string;
  readonly pointer: string;
}

function named(
  scopes: readonly string[] = [],
  where: string,
  url: string,
  pointer: string,
): readonly Named[] {
  return scopes
    .filter((scope) => !token.test(scope) || isComma(scope))
    .map((scope) => ({ scope, where, url, pointer }));
}

function isComma(scope: string): boolean {
  return token.test(scope) && /[^,],[^,]/.test(scope);
}

function listPointer(trace: Trace, step: MetadataStep): string {
  const document = documentOf(trace, step);
  return document === undefined ? '/facts' : bodyPointer(document, 'scopes_supported');
}
