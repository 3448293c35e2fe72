/** What a survey asks for: everything that the steps before it had no reason to. */

import type { Facts } from '../model/flow';
import type { Outcome } from '../model/outcome';
import type { NamedPlace, SurveyedServer } from '../model/survey';
import type { AuthorizationServerMetadata } from '../model/wire';
import { readServerMetadata } from './metadata';
import { type PreflightOf, preflightRequest, requestFromPage } from './preflight';
import { type Env, getJson, type ReasonedRequest } from './step';
import { isHttpUrl, resourceMetadataUrls, serverMetadataUrls } from './well-known';

/** What a survey goes by; none of it is certain to be there. */
export type Known = {
  readonly [fact in 'access' | 'challenge' | 'resource' | 'authorizationServer']?: Facts[fact];
};

/** A request of the survey, and what its answer is for. */
export type Question =
  | { readonly for: 'preflight'; readonly asked: PreflightOf; readonly ask: ReasonedRequest }
  | { readonly for: 'resource-metadata'; readonly ask: ReasonedRequest }
  | { readonly for: 'server-metadata'; readonly issuer: string; readonly ask: ReasonedRequest }
  | {
      readonly for: 'keys';
      readonly issuer: string;
      readonly url: string;
      readonly ask: ReasonedRequest;
    }
  | { readonly for: 'challenge'; readonly ask: ReasonedRequest };

export type Named = Omit<NamedPlace, 'kind' | 'host'>;

/** Other authorization servers that are looked at; a document may name any number. */
const mostServers = 6;

/** Hosts of which anybody asks where they are. */
const mostPlaces = 40;

/** What does not wait for anything but the steps before. */
export function firstQuestions(known: Known, env: Env): readonly Question[] {
  const { resource, authorizationServer: server } = known;
  const pages: readonly PreflightOf[] = [
    { of: 'server', url: env.server.url },
    ...(resource?.metadataUrl === undefined
      ? []
      : [{ of: 'resource-metadata', url: resource.metadataUrl } as const]),
    ...(server?.metadataUrl === undefined
      ? []
      : [{ of: 'server-metadata', url: server.metadataUrl } as const]),
  ];
  return [
    ...pages.map((one) => preflightOf(one, env)),
    ...otherDocuments(known, env),
    ...(server === undefined ? [] : endpointQuestions(server.askedAs, server.metadata, env)),
    ...serverDocuments(known, env),
  ];
}

/** What the first answers lead to. */
export function furtherQuestions(
  servers: readonly SurveyedServer[],
  pageMayAsk: boolean,
  known: Known,
  env: Env,
): readonly Question[] {
  const others = servers.filter(({ issuer }) => issuer !== known.authorizationServer?.askedAs);
  const page: readonly Question[] =
    pageMayAsk && known.access?.open === false
      ? [
          {
            for: 'challenge',
            ask: {
              request: requestFromPage(env),
              because: 'A page that is refused can go on only if it may read the challenge.',
            },
          },
        ]
      : [];
  return [
    ...page,
    ...others.flatMap(({ issuer, metadata }) =>
      metadata === undefined ? [] : endpointQuestions(issuer, metadata, env),
    ),
  ];
}

/** The document in an answer; `undefined` when it holds none. */
export function serverDocument(
  answer: Outcome | undefined,
): AuthorizationServerMetadata | undefined {
  if (answer?.kind !== 'response' || answer.status !== 200) return undefined;
  return answer.body.kind === 'json' ? readServerMetadata(answer.body.value) : undefined;
}

/** Every address that was named so far, with who named it. */
export function namedUrls(
  known: Known,
  servers: readonly SurveyedServer[],
  env: Env,
): readonly Named[] {
  const { challenge, resource } = known;
  const named = challenge?.resourceMetadataUrl;
  const all: readonly Named[] = [
    { url: env.server.url, namedBy: 'user', as: 'the server' },
    ...(named === undefined
      ? []
      : [{ url: named, namedBy: 'challenge', as: 'resource_metadata' } as const]),
    ...(resource?.metadata?.authorizationServers ?? []).map(
      (url): Named => ({ url, namedBy: 'resource-metadata', as: 'authorization_servers' }),
    ),
    ...servers.flatMap(({ metadata }) => endpointsNamed(metadata)),
  ];
  return all.filter(({ url }) => isHttpUrl(url)).slice(0, mostPlaces);
}

function endpointsNamed(metadata: AuthorizationServerMetadata | undefined): readonly Named[] {
  return endpointNames.flatMap(([member, as]): readonly Named[] => {
    const url = metadata?.[member];
    return url === undefined ? [] : [{ url, namedBy: 'server-metadata', as }];
  });
}

/** What a client sends anybody to, by the names that the document has for it. RFC 8414 §2. */
const endpointNames = [
  ['authorizationEndpoint', 'authorization_endpoint'],
  ['tokenEndpoint', 'token_endpoint'],
  ['registrationEndpoint', 'registration_endpoint'],
  ['jwksUri', 'jwks_uri'],
] as const;

function preflightOf(asked: PreflightOf, env: Env): Question {
  const because =
    'A client in a browser may ask here only if the answer lets it. Nothing is changed by it.';
  return { for: 'preflight', asked, ask: { request: preflightRequest(asked, env), because } };
}

/** The well-known places of the server at which the client had no need to look. */
function otherDocuments({ challenge }: Known, env: Env): readonly Question[] {
  if (challenge === undefined || !env.profile.resourceMetadata) return [];
  return resourceMetadataUrls(env.server.url)
    .filter((url) => !env.asked.includes(url))
    .map((url) => ({
      for: 'resource-metadata',
      ask: {
        request: getJson(url, 'server', env),
        because: 'A client that does not go by the challenge looks for the metadata here.',
      },
    }));
}

/** The places of metadata, of every server that is named, at which the client had no need to look. */
function serverDocuments({ resource }: Known, env: Env): readonly Question[] {
  if (resource === undefined) return [];
  const { authorizationServer: first, otherServers } = resource;
  return [first, ...otherServers.slice(0, mostServers)].flatMap((issuer) =>
    serverMetadataUrls(issuer, env.profile.openIdDiscovery)
      .filter(({ url }) => !env.asked.includes(url))
      .map(({ url }): Question => {
        const because =
          issuer === first
            ? 'Some clients look for the metadata of this issuer here.'
            : 'The resource metadata names this authorization server too.';
        const request = getJson(url, 'authorization-server', env);
        return { for: 'server-metadata', issuer, ask: { request, because } };
      }),
  );
}

/** The keys of a server, and whether a page may use its endpoints. The login page is left alone. */
function endpointQuestions(
  issuer: string,
  { jwksUri, tokenEndpoint, registrationEndpoint }: AuthorizationServerMetadata,
  env: Env,
): readonly Question[] {
  const keys: readonly Question[] =
    jwksUri === undefined || !isHttpUrl(jwksUri)
      ? []
      : [
          {
            for: 'keys',
            issuer,
            url: jwksUri,
            ask: {
              request: getJson(jwksUri, 'authorization-server', env),
              because: 'Whoever checks a token of this server needs its public keys.',
            },
          },
        ];
  const endpoints: readonly PreflightOf[] = [
    ...(tokenEndpoint === undefined ? [] : [{ of: 'token-endpoint', url: tokenEndpoint } as const]),
    ...(registrationEndpoint === undefined
      ? []
      : [{ of: 'registration-endpoint', url: registrationEndpoint } as const]),
  ];
  return [
    ...keys,
    ...endpoints.filter(({ url }) => isHttpUrl(url)).map((one) => preflightOf(one, env)),
  ];
}
