/** Who takes part in a sign-in, for a diagram of it. */

import type { Party } from '../model/flow';
import type { Lane, LaneId } from '../model/sequence';
import type { Trace, TraceStep } from '../model/trace';

/** What a diagram is drawn from. */
export interface Drawable extends Pick<Trace, 'facts'> {
  readonly server: Pick<Trace['server'], 'url'>;
  readonly steps: readonly Pick<TraceStep, 'id' | 'state' | 'askedMs' | 'outcomes' | 'exchanges'>[];
}

const laneOfParty: { readonly [party in Party]: LaneId } = {
  server: 'server',
  'authorization-server': 'issuer',
  'identity-provider': 'provider',
  'client-host': 'document',
};

/** The lanes from left to right. Where one host is both servers, it has one lane. */
export function lanesOf(trace: Drawable): readonly Lane[] {
  const { steps, facts, server } = trace;
  const parties = new Set(steps.flatMap((step) => step.exchanges.map(({ party }) => party)));
  const url =
    facts.authorizationServer?.issuer ??
    facts.resource?.authorizationServer ??
    firstUrl(trace, 'authorization-server');
  const serverHost = hostOf(server.url);
  const issuerHost = hostOf(url ?? '');
  const one = serverHost !== '' && serverHost === issuerHost;
  const asksPerson = steps.some(({ id }) => id === 'browser-login' || id === 'device-approval');
  const hasIssuer = url !== undefined || asksPerson;
  return [
    { id: 'client', label: 'This client', host: '' },
    ...(asksPerson ? [{ id: 'browser', label: 'Browser', host: '' } as const] : []),
    {
      id: 'server',
      label: one ? 'MCP server and authorization server' : 'MCP server',
      host: serverHost,
    },
    ...(hasIssuer && !one
      ? [{ id: 'issuer', label: 'Authorization server', host: issuerHost } as const]
      : []),
    ...upstream(trace, [serverHost, issuerHost]),
    ...(parties.has('identity-provider')
      ? [
          {
            id: 'provider',
            label: 'Identity provider',
            host: host(trace, 'identity-provider'),
          } as const,
        ]
      : []),
    ...(parties.has('client-host')
      ? [{ id: 'document', label: 'Client document', host: host(trace, 'client-host') } as const]
      : []),
  ];
}

/** Where the login was seen to go on to, as it does where the authorization server is a proxy. */
function upstream({ facts }: Drawable, known: readonly string[]): readonly Lane[] {
  const hosts = facts.authorizationResponse?.seenAt?.filter((host) => !known.includes(host)) ?? [];
  if (hosts.length === 0) return [];
  return [{ id: 'upstream', label: 'Upstream', host: hosts.join(', '), dotted: true }];
}

/** The lane of a party; the server's where it stands for the authorization server too. */
export function laneOf(party: Party, lanes: readonly Lane[]): LaneId {
  const id = laneOfParty[party];
  return lanes.some((lane) => lane.id === id) ? id : 'server';
}

/** Host and port of an address; empty where it is none, or partly masked. */
export function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : '';
}

function host(trace: Drawable, party: Party): string {
  return hostOf(firstUrl(trace, party) ?? '');
}

function firstUrl({ steps }: Drawable, party: Party): string | undefined {
  return steps.flatMap(({ exchanges }) => exchanges).find((one) => one.party === party)?.request
    .url;
}
