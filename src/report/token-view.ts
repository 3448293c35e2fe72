/** What a token says of itself, with what each member is for. The token itself is never part of it. */

import type { StepId } from '../model/flow';
import type { Revealable, ShownToken } from '../model/shown-token';
import type { TokenShape } from '../model/tokens';
import type { JudgedTrace } from '../model/trace';
import type { Json, JsonObject } from '../model/wire';
import { clockSkew } from './clock-skew';

/** Steps that give tokens, or look at one. */
const givers: readonly StepId[] = [
  ...(['token-request', 'client-credentials', 'assertion-grant', 'device-token'] as const),
  ...(['refresh', 'stored-token', 'token-check'] as const),
];

/** RFC 7515 §4.1, RFC 9068 §2.1. */
const headerMeanings: { readonly [name: string]: string } = {
  alg: 'The algorithm that it is signed with.',
  kid: 'Which of the issuer’s keys signed it.',
  typ: 'What kind of token it is; at+jwt is an access token.',
  jku: 'Where its keys would be. Nobody should follow that.',
  jwk: 'A key that it brings along. Nobody should trust that.',
  x5t: 'The fingerprint of the certificate of the key.',
  crit: 'Members that whoever reads it has to understand.',
};

/** RFC 7519 §4.1, RFC 9068 §2.2, OpenID Connect Core §2 and §5.1, RFC 7800, and what providers add. */
const claimMeanings: { readonly [name: string]: string } = {
  iss: 'Who gave it.',
  sub: 'Whom it stands for.',
  aud: 'Whom it is for. A server takes only what is for it.',
  exp: 'When it ends.',
  nbf: 'From when on it is good.',
  iat: 'When it was made.',
  jti: 'Its own id.',
  client_id: 'The client that it was given to.',
  azp: 'The client that it was given to.',
  appid: 'The client that it was given to, at Entra ID.',
  cid: 'The client that it was given to, at Okta.',
  scope: 'What it allows.',
  scp: 'What it allows, as some providers write it.',
  permissions: 'What it allows, at Auth0.',
  roles: 'The roles of whom it stands for.',
  groups: 'The groups of whom it stands for.',
  auth_time: 'When the person signed in.',
  acr: 'How surely the person was recognised.',
  amr: 'How the person was recognised.',
  nonce: 'What ties an ID token to its request.',
  at_hash: 'What ties an ID token to the access token beside it.',
  cnf: 'The key that it is bound to.',
  token_use: 'What kind of token it is, at Amazon Cognito.',
  tid: 'The directory that it comes from, at Entra ID.',
  oid: 'Whom it stands for, at Entra ID.',
  ver: 'The version of the token’s form, at Entra ID.',
  email: 'The address of the person.',
  name: 'The name of the person.',
  preferred_username: 'What the person is called there.',
};

const times = new Set(['exp', 'nbf', 'iat', 'auth_time']);
const longest = 500;
const mostMembers = 60;

/** The tokens that a step has to do with; none for other steps. `held`: the flow still has them. */
export function shownTokens(
  step: StepId,
  { facts, steps = [], run }: Pick<JudgedTrace, 'facts'> & Partial<JudgedTrace>,
  held = false,
): readonly ShownToken[] {
  const by = (secret: Revealable) => (held ? { secret } : {});
  if (step === 'pasted-token' || (step === 'token-check' && facts.pasted !== undefined)) {
    const { pasted } = facts;
    return pasted === undefined ? [] : [{ ...shown('Token', pasted), ...by('pastedToken') }];
  }
  const tokens = facts.tokens ?? facts.stored?.tokens;
  if (!givers.includes(step) || tokens === undefined) return [];
  const { accessToken, idToken, refreshToken } = tokens;
  const given = step === 'token-check' || step === 'stored-token' ? undefined : step;
  const exchanges = steps.find(({ id }) => id === given)?.exchanges ?? [];
  const ahead = run && clockSkew(exchanges, run.beganAt);
  return [
    {
      ...shown('Access token', accessToken),
      ...(ahead !== undefined && { clockAhead: ahead }),
      ...by('accessToken'),
    },
    ...(idToken === undefined ? [] : [{ ...shown(idTitle, idToken), ...by('idToken') }]),
    ...(refreshToken === undefined
      ? []
      : [{ ...shown('Refresh token', refreshToken), ...by('refreshToken') }]),
  ];
}

const idTitle = 'ID token, which is for the client and no key to a server';

function shown(title: string, { length, jwt }: TokenShape): ShownToken {
  if (jwt === undefined) return { title, length };
  return {
    title,
    length,
    header: members(jwt.header, headerMeanings),
    claims: members(jwt.claims, claimMeanings),
  };
}

function members(
  object: JsonObject,
  meanings: { readonly [name: string]: string },
): NonNullable<ShownToken['claims']> {
  return Object.entries(object)
    .slice(0, mostMembers)
    .map(([name, value]) => {
      const at = times.has(name) && typeof value === 'number' ? value * 1000 : undefined;
      return {
        name: short(name),
        value: short(textOf(value)),
        meaning: Object.hasOwn(meanings, name) ? (meanings[name] ?? '') : '',
        ...(at !== undefined && Number.isFinite(at) && Math.abs(at) < 8.64e15 && { at }),
      };
    });
}

function textOf(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function short(text: string): string {
  return text.length <= longest ? text : `${text.slice(0, longest)}…`;
}
