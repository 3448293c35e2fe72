/** Finds the protected resource metadata, which names the authorization server. RFC 9728. */

import { canonicalResource } from '../../model/canonical-resource';
import type { Facts } from '../../model/flow';
import type { Outcome } from '../../model/outcome';
import type { StopReason } from '../../model/stop';
import type { ProtectedResourceMetadata } from '../../model/wire';
import { stopIfInsecure } from '../insecure';
import { readResourceMetadata } from '../metadata';
import { type Action, defineStep, type Env, getJson, overridden } from '../step';
import { isHttpUrl, originOf, resourceMetadataUrls } from '../well-known';

interface Candidate {
  readonly url: string;
  readonly because: string;
  /** Values of `resource` that are identical to the identifier this URL was built from. */
  readonly allowed: readonly string[];
  /** Only asked to see what is there: a client uses the address that the challenge names, or none. */
  readonly looksOnly?: true;
}

export const resourceMetadata = defineStep({
  id: 'resource-metadata',
  title: 'Resource metadata',
  phase: 'discover',
  explained:
    'The server describes itself in a small document: which resource it is, and which authorization server signs people in for it. The address comes from the challenge, or else from the two well-known places.',
  spec: ['mcp-discovery', 'rfc9728-request', 'rfc9728-validation'],
  needs: ['challenge'],
  gives: ['resource'],
  limit: 5,
  next({ challenge }, seen, env) {
    if (!env.profile.resourceMetadata) {
      return legacy(env, 'legacy, by the rules of 2025-03-26: the server signs people in itself');
    }
    const list = candidates(challenge, env);
    const sent = seen.filter((one) => one.kind !== 'answered');
    const at = sent.findIndex((one) => documentOf(one) !== undefined);
    const document = documentOf(sent[at]);
    const candidate = list[at];
    const usable = candidate !== undefined && candidate.looksOnly !== true;
    const judged = document && usable ? judge(document, candidate, seen.at(-1), env) : undefined;
    // What was found at the address of the challenge and cannot be used is held beside what is elsewhere.
    const looksOn = list.at(-1)?.looksOnly === true && !overridden(env, 'no-discovery');
    if (judged !== undefined && (judged.do !== 'stop' || !looksOn)) return judged;
    const own = list.filter(({ looksOnly }) => looksOnly !== true).length;
    const next = list[sent.length];
    if (next !== undefined && (next.looksOnly !== true || looksOn)) {
      const insecure = stopIfInsecure([next.url], env);
      if (insecure !== undefined) return insecure;
      const stopsWith =
        judged?.do === 'stop' ? judged.reason : nothingFound(sent.slice(0, own), own);
      return {
        do: 'send',
        request: getJson(next.url, 'server', env),
        because: next.because,
        ...(next.looksOnly === true && { stopsWith }),
      };
    }
    if (judged !== undefined) return judged;
    if (overridden(env, 'no-discovery')) {
      const { revision } = env.profile;
      return legacy(env, `legacy, by override: the rules of 2025-03-26, not those of ${revision}`);
    }
    return { do: 'stop', reason: nothingFound(sent.slice(0, own), own) };
  },
  values: ({ resource }) => [
    {
      name: 'resource',
      value: resource.resource,
      meaning:
        resource.source === 'metadata'
          ? 'The identifier of this server, word for word from its metadata.'
          : 'The identifier of this server, made from its address because no metadata names it.',
    },
    {
      name: 'authorization server',
      value: resource.authorizationServer,
      meaning: resource.legacy
        ? 'The origin of the server, by the rules of MCP 2025-03-26. Later revisions do not allow this.'
        : 'The issuer that signs people in for this resource.',
    },
    ...(resource.metadata?.scopesSupported === undefined
      ? []
      : [
          {
            name: 'scopes_supported',
            value: resource.metadata.scopesSupported.join(' '),
            meaning: 'Scopes that the server knows.',
          },
        ]),
  ],
});

function candidates(challenge: Facts['challenge'], env: Env): readonly Candidate[] {
  const self = identical(env.server.url);
  const named = challenge.resourceMetadataUrl;
  if (named !== undefined) {
    const others = resourceMetadataUrls(env.server.url).filter((url) => url !== named);
    return [
      { url: named, because: 'The challenge names this address.', allowed: self },
      ...others.map((url) => ({
        url,
        because:
          'For comparison only: the address in the challenge gives nothing to go by, and this is a well-known place.',
        allowed: self,
        looksOnly: true as const,
      })),
    ];
  }
  const [first, root] = resourceMetadataUrls(env.server.url);
  const list: Candidate[] = [];
  if (first !== undefined) {
    list.push({
      url: first,
      because: 'The challenge names no address, so the well-known place for this path is tried.',
      allowed: self,
    });
  }
  if (root !== undefined) {
    // This address is built from the origin, and MCP has it speak for one server of the host as well.
    list.push({
      url: root,
      because: 'Nothing usable at the path, so the well-known place of the whole host is tried.',
      allowed: [...self, ...identical(originOf(env.server.url))],
    });
  }
  return list;
}

/**
 * What `resource` may be: the address of the server, in its canonical form or letter by letter as it was
 * given. At a bare origin the slash is no part of what anybody gave: every request has it. RFC 9728 §3.3.
 */
function identical(serverUrl: string): readonly string[] {
  const canonical = canonicalResource(serverUrl);
  const slash = new URL(canonical).pathname === '/' && !canonical.includes('?');
  const given = isHttpUrl(serverUrl) && !serverUrl.includes('#');
  return [canonical, ...(slash ? [`${canonical}/`] : []), ...(given ? [serverUrl] : [])];
}

function documentOf(outcome: Outcome | undefined): ProtectedResourceMetadata | undefined {
  if (outcome?.kind !== 'response' || outcome.status !== 200 || outcome.body.kind !== 'json') {
    return undefined;
  }
  return readResourceMetadata(outcome.body.value);
}

function judge(
  metadata: ProtectedResourceMetadata,
  candidate: Candidate,
  last: Outcome | undefined,
  env: Env,
): Action<'resource'> {
  const listed = [...new Set(metadata.authorizationServers.filter(isHttpUrl))];
  const chosen = chosenOf(listed, last, env);
  const server = chosen ?? listed[0];
  const resource = metadata.resource;
  if (server === undefined) {
    return {
      do: 'stop',
      reason: {
        code: 'resource-metadata-unusable',
        says: 'The resource metadata names no authorization server.',
        since: '2025-06-18',
      },
    };
  }
  const same = resource !== undefined && candidate.allowed.includes(resource);
  if (!same && !overridden(env, 'resource-mismatch')) {
    return {
      do: 'stop',
      reason: {
        code: 'resource-mismatch',
        says: `The resource metadata describes ${resource ?? 'no resource'}, not ${candidate.allowed[0]}.`,
        override: 'resource-mismatch',
        since: '2025-06-18',
      },
    };
  }
  // A check asks nobody, and looks at all of them.
  const asks = listed.length > 1 && chosen === undefined && !env.plan.includes('survey');
  if (asks && last?.kind !== 'answered') {
    return {
      do: 'ask',
      question: { kind: 'person', question: { about: 'issuer', issuers: listed } },
    };
  }
  return {
    do: 'done',
    facts: {
      resource: {
        resource: resource ?? canonicalResource(env.server.url),
        source: resource === undefined ? 'server-url' : 'metadata',
        metadataUrl: candidate.url,
        metadata,
        authorizationServer: server,
        otherServers: listed.filter((one) => one !== server),
        legacy: false,
      },
    },
    note: noteFor(server, env),
  };
}

/**
 * Which of the listed servers was chosen: by the settings, by the person just asked, or by whose client
 * was given. RFC 9728 §7.6 leaves the choice to the client.
 */
function chosenOf(
  listed: readonly string[],
  last: Outcome | undefined,
  env: Env,
): string | undefined {
  const answer = last?.kind === 'answered' ? last.answer : undefined;
  const { issuer, clientIssuer } = env.settings;
  const wishes = [issuer, answer?.about === 'issuer' ? answer.issuer : undefined, clientIssuer];
  return wishes.find((wish) => wish !== undefined && listed.includes(wish));
}

function noteFor(server: string, { settings: { issuer } }: Env): string {
  return issuer === undefined || issuer === server ? '' : `does not list ${issuer}`;
}

function legacy(env: Env, note: string): Action<'resource'> {
  return {
    do: 'done',
    facts: {
      resource: {
        resource: canonicalResource(env.server.url),
        source: 'server-url',
        authorizationServer: originOf(env.server.url),
        otherServers: [],
        legacy: true,
      },
    },
    note,
  };
}

function nothingFound(seen: readonly Outcome[], tried: number): StopReason {
  const answered = seen.some((one) => one.kind === 'response' && one.status === 200);
  return answered
    ? {
        code: 'resource-metadata-unusable',
        says: 'An answer came where the resource metadata should be, but it is not a metadata document.',
        since: '2025-06-18',
      }
    : {
        code: 'no-discovery',
        says: `No resource metadata at ${tried === 1 ? 'the address' : `any of the ${tried} addresses`} that the specification names.`,
        override: 'no-discovery',
        since: '2025-06-18',
      };
}
