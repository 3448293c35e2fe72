/** Finds the metadata of the authorization server: its endpoints and what it supports. RFC 8414, OIDC Discovery. */

import type { Facts } from '../../model/flow';
import type { Outcome } from '../../model/outcome';
import type { Revision } from '../../model/revision';
import type { StopCode } from '../../model/stop';
import type { AuthorizationServerMetadata } from '../../model/wire';
import { chooseGrant } from '../choose-grant';
import { endpointsOf, stopIfInsecure } from '../insecure';
import { readServerMetadata } from '../metadata';
import { type Action, defineStep, type Env, getJson, overridden } from '../step';
import { isHttpUrl, type MetadataCandidate, serverMetadataUrls } from '../well-known';

export const serverMetadata = defineStep({
  id: 'server-metadata',
  title: 'Server metadata',
  phase: 'discover',
  explained:
    'The authorization server lists its endpoints and abilities in a document of its own. The client builds the address from the issuer and tries each form that the specification names, in order.',
  spec: ['mcp-discovery', 'rfc8414-request', 'rfc8414-validation'],
  needs: ['resource'],
  gives: ['authorizationServer'],
  limit: 30,
  next({ resource }, seen, env) {
    const issuer = resource.authorizationServer;
    // An issuer whose metadata cannot be had is passed over for the next that the resource names,
    // but the user may want that one, and a client of the user's is known at one of them only.
    const { settings } = env;
    const tied = settings.issuer === issuer || settings.clientId !== undefined;
    const others = tied ? [] : resource.otherServers;
    const list = [issuer, ...others].flatMap((one) =>
      serverMetadataUrls(one, env.profile.openIdDiscovery).map((found) => ({
        ...found,
        issuer: one,
      })),
    );
    const at = seen.findIndex((one) => documentOf(one) !== undefined);
    const metadata = documentOf(seen[at]);
    const candidate = list[at];
    const judged = metadata && candidate ? judge(metadata, candidate, resource, env) : undefined;
    const next = list[seen.length];
    if (judged !== undefined && candidate !== undefined) {
      const other = next?.issuer === candidate.issuer ? next : undefined;
      if (other === undefined || judged.do !== 'stop' || !isOfDocument(judged.reason.code)) {
        return judged;
      }
      return {
        do: 'send',
        request: getJson(other.url, 'authorization-server', env),
        because:
          'For comparison only: the first document cannot be used, and another of the same issuer may be here.',
        stopsWith: judged.reason,
      };
    }
    if (next !== undefined) {
      const insecure = stopIfInsecure([next.url], env);
      if (insecure !== undefined) return insecure;
      return {
        do: 'send',
        request: getJson(next.url, 'authorization-server', env),
        because:
          next.source === 'oauth'
            ? 'RFC 8414 puts the metadata of this issuer here.'
            : 'OpenID Connect Discovery puts the metadata of this issuer here.',
      };
    }
    const useDefaults =
      resource.legacy && (env.profile.defaultEndpoints || overridden(env, 'no-discovery'));
    if (useDefaults) return defaults(issuer);
    return {
      do: 'stop',
      reason: {
        code: 'no-server-metadata',
        says: `No authorization server metadata at ${list.length === 1 ? 'the address' : `any of the ${list.length} addresses`} that the specification names.`,
        since: '2025-06-18',
      },
    };
  },
  values: ({ authorizationServer: server }) => [
    { name: 'issuer', value: server.issuer, meaning: 'The name the authorization server goes by.' },
    {
      name: 'authorization_endpoint',
      value: server.authorizationEndpoint ?? 'none',
      meaning: 'Where the browser is sent to sign in.',
    },
    {
      name: 'token_endpoint',
      value: server.tokenEndpoint,
      meaning: 'Where the code is exchanged for a token.',
    },
    {
      name: 'registration_endpoint',
      value: server.metadata.registrationEndpoint ?? 'none',
      meaning: 'Where a client can register itself.',
    },
    {
      name: 'code_challenge_methods_supported',
      value: server.metadata.codeChallengeMethodsSupported?.join(' ') ?? 'not stated',
      meaning: 'The kinds of PKCE that it accepts.',
    },
  ],
});

function documentOf(outcome: Outcome | undefined): AuthorizationServerMetadata | undefined {
  if (outcome?.kind !== 'response' || outcome.status !== 200 || outcome.body.kind !== 'json') {
    return undefined;
  }
  return readServerMetadata(outcome.body.value);
}

/** A stop for what the document says, where another document of the issuer may say it otherwise. */
function isOfDocument(code: StopCode): boolean {
  return (
    code === 'issuer-mismatch' ||
    code === 'server-metadata-unusable' ||
    code === 'pkce-not-advertised'
  );
}

function judge(
  metadata: AuthorizationServerMetadata,
  candidate: MetadataCandidate & { readonly issuer: string },
  resource: Facts['resource'],
  env: Env,
): Action<'authorizationServer'> {
  const expected = candidate.issuer;
  const sameIssuer =
    metadata.issuer === expected ||
    // An origin of our own making names the same server with a slash; one that we were given does not.
    (resource.legacy && metadata.issuer === `${expected}/`);
  // RFC 8414 §3.3 wants this of every client. 2025-03-26 has clients look at the server's own origin
  // instead of at an issuer, so there no name is promised.
  const promised = env.profile.resourceMetadata;
  if (!sameIssuer && promised && !overridden(env, 'issuer-mismatch')) {
    return stop(
      'issuer-mismatch',
      `The metadata names the issuer ${metadata.issuer ?? '(none)'}, not ${expected}.`,
      true,
      '2025-06-18',
    );
  }
  const { authorizationEndpoint, tokenEndpoint } = metadata;
  const browser = needsBrowser(metadata, env);
  const missing =
    tokenEndpoint === undefined
      ? 'token_endpoint'
      : authorizationEndpoint === undefined && browser
        ? 'authorization_endpoint'
        : undefined;
  if (missing !== undefined || tokenEndpoint === undefined) {
    return stop('server-metadata-unusable', `The authorization server metadata has no ${missing}.`);
  }
  const endpoints = [authorizationEndpoint, tokenEndpoint, metadata.registrationEndpoint].filter(
    (url) => url !== undefined,
  );
  const unusable = endpoints.find((url) => !isHttpUrl(url));
  if (unusable !== undefined) {
    return stop(
      'server-metadata-unusable',
      `The endpoint "${unusable}" is not an http or https address.`,
    );
  }
  const insecure = stopIfInsecure(endpointsOf(metadata), env);
  if (insecure !== undefined) return insecure;
  const methods = metadata.codeChallengeMethodsSupported;
  const lacksPkce =
    browser &&
    (methods === undefined ? env.profile.requirePkceMetadata : !methods.includes('S256'));
  if (lacksPkce && !overridden(env, 'pkce-not-advertised')) {
    return stop(
      'pkce-not-advertised',
      'The authorization server does not say that it supports PKCE with S256.',
      true,
      methods === undefined ? '2025-11-25' : undefined,
    );
  }
  return {
    do: 'done',
    facts: {
      authorizationServer: {
        issuer: metadata.issuer ?? expected,
        askedAs: sameIssuer ? (metadata.issuer ?? expected) : expected,
        source: candidate.source,
        metadataUrl: candidate.url,
        metadata,
        tokenEndpoint,
        ...(authorizationEndpoint !== undefined && { authorizationEndpoint }),
      },
    },
    note: candidate.source === 'openid' ? 'OpenID Connect Discovery' : '',
  };
}

/**
 * Who signs in without a browser, or only looks at a token, needs neither the endpoint that the browser
 * goes to nor PKCE.
 */
function needsBrowser(metadata: AuthorizationServerMetadata, env: Env): boolean {
  const { authorizationEndpoint } = metadata;
  const server = {
    metadata,
    ...(authorizationEndpoint !== undefined && { authorizationEndpoint }),
  };
  return env.plan.includes('client-identity') && chooseGrant(server, env) === 'authorization_code';
}

function stop(
  code: 'issuer-mismatch' | 'server-metadata-unusable' | 'pkce-not-advertised',
  says: string,
  mayOverride = false,
  since?: Revision,
): Action<'authorizationServer'> {
  const override = mayOverride && code !== 'server-metadata-unusable' ? code : undefined;
  const reason = { code, says, ...(override && { override }), ...(since && { since }) };
  return { do: 'stop', reason };
}

/** The default endpoints of MCP 2025-03-26, when there is no metadata at all. */
function defaults(issuer: string): Action<'authorizationServer'> {
  const metadata: AuthorizationServerMetadata = {
    registrationEndpoint: `${issuer}/register`,
    clientIdMetadataDocumentSupported: false,
    issParameterSupported: false,
    problems: [],
  };
  return {
    do: 'done',
    facts: {
      authorizationServer: {
        issuer,
        askedAs: issuer,
        source: 'default-endpoints',
        metadata,
        authorizationEndpoint: `${issuer}/authorize`,
        tokenEndpoint: `${issuer}/token`,
      },
    },
    note: 'no metadata; default endpoints of 2025-03-26',
  };
}
