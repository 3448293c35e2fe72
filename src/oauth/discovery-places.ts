/** Where the metadata of a server may be: all addresses in order, the ones that nobody asked among them. */

import type { DiscoveryPlace } from '../model/discovery-place';
import type { StepId } from '../model/flow';
import type { Trace, TraceExchange, TraceStep } from '../model/trace';
import { profiles } from './profiles/by-revision';
import { isHttpUrl, originOf, resourceMetadataUrls, serverMetadataUrls } from './well-known';

interface Candidate {
  readonly url: string;
  readonly why: string;
}

/** The addresses of a step that looks for a document; none for other steps. RFC 9728 §3.1, RFC 8414 §3.1. */
export function discoveryPlaces(
  id: StepId,
  trace: Pick<Trace, 'steps' | 'facts' | 'revision' | 'server'>,
): readonly DiscoveryPlace[] {
  const step = trace.steps.find((one) => one.id === id);
  if (step === undefined || step.state === 'waiting' || step.state === 'skipped') return [];
  const { facts, revision, server } = trace;
  const profile = profiles[revision];
  if (id === 'resource-metadata') {
    const { resource } = facts;
    if (!isHttpUrl(server.url)) return [];
    const documents = profile.resourceMetadata
      ? ofResource(server.url, facts.challenge?.resourceMetadataUrl)
      : [];
    return [
      ...documents.map((one) => placeOf(one, step, resource?.metadataUrl)),
      legacyPlace(
        originOf(server.url),
        'The origin of the server as its own authorization server, without any document.',
        resource?.legacy === true,
      ),
    ];
  }
  if (id === 'server-metadata') {
    const { resource, authorizationServer: found } = facts;
    const issuers = resource ? [resource.authorizationServer, ...resource.otherServers] : [];
    const documents = issuers.filter(isHttpUrl).flatMap((issuer) => ofIssuer(issuer, profile));
    const [first] = issuers;
    const legacy =
      resource?.legacy === true && first !== undefined
        ? [
            legacyPlace(
              `${first}/authorize`,
              'The default endpoints at the origin: /authorize, /token and /register.',
              found?.source === 'default-endpoints',
            ),
          ]
        : [];
    return [...documents.map((one) => placeOf(one, step, found?.metadataUrl)), ...legacy];
  }
  return [];
}

function ofResource(serverUrl: string, named: string | undefined): readonly Candidate[] {
  const known = resourceMetadataUrls(serverUrl);
  const wellKnown = known.map((url, at) => ({
    url,
    why:
      at === 0 && known.length > 1
        ? 'The well-known place for the path of the server.'
        : 'The well-known place of the whole host.',
  }));
  if (named === undefined) return wellKnown;
  return [
    { url: named, why: 'The challenge names it.' },
    ...wellKnown.filter(({ url }) => url !== named),
  ];
}

function ofIssuer(
  issuer: string,
  { openIdDiscovery }: { readonly openIdDiscovery: boolean },
): readonly Candidate[] {
  const tried = serverMetadataUrls(issuer, openIdDiscovery);
  return tried.map(({ url, source }) => ({
    url,
    why:
      source === 'oauth'
        ? `RFC 8414 puts the metadata of ${issuer} there.`
        : `OpenID Connect Discovery puts the metadata of ${issuer} there.`,
  }));
}

function placeOf(
  { url, why }: Candidate,
  step: TraceStep,
  usedUrl: string | undefined,
): DiscoveryPlace {
  const asked = step.exchanges.findLast(
    ({ request, redirectOf }) => request.url === url && redirectOf === undefined,
  );
  if (asked === undefined) return { url, why, state: 'spared', came: sparedBecause(step) };
  const isUsed = usedUrl === url && step.state === 'done';
  return { url, why, state: isUsed ? 'used' : 'asked', came: answerOf(asked) };
}

function sparedBecause({ state }: TraceStep): string {
  if (state === 'done') return 'not asked, since another answered';
  return state === 'stopped' ? 'not asked' : 'not asked yet';
}

function answerOf({ response, failure }: TraceExchange): string {
  if (response !== undefined) return `answered ${response.status}`;
  return failure === undefined ? 'asked' : failure.kind.replaceAll('-', ' ');
}

function legacyPlace(url: string, why: string, used: boolean): DiscoveryPlace {
  return {
    url,
    why,
    state: used ? 'used' : 'spared',
    came: used ? 'gone by' : 'the fallback of MCP 2025-03-26; later revisions have none',
  };
}
