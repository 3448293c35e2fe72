/** The part of the generated test that makes tokens, and answers about them as the provider would. */

const claims = `    iss: issuer,
    aud: origin + PATH,
    sub: 'ada',
    iat: now(),
    exp: now() + 300,
    scope: SCOPES.join(' '),
    ...changes,`;

const now = `function now(): number {
  return Math.floor(Date.now() / 1000);
}`;

/** JWTs. `algorithm`: a literal. */
export function signedTokens(algorithm: string): string {
  return `const ALGORITHM = ${algorithm};
const keys = generateKeyPair(ALGORITHM);
const otherKeys = generateKeyPair(ALGORITHM);

${now}

async function token(changes: Record<string, unknown> = {}, foreign = false): Promise<string> {
  const { privateKey } = await (foreign ? otherKeys : keys);
  const claims: Record<string, unknown> = {
${claims}
  };
  return new SignJWT(claims)
    .setProtectedHeader({ alg: ALGORITHM, kid: 'test' })
    .sign(privateKey);
}

async function aboutTokens({ url }: IncomingMessage): Promise<unknown> {
  if (url !== '/tenant/jwks') return undefined;
  const key = await exportJWK((await keys).publicKey);
  return { keys: [{ ...key, kid: 'test', alg: ALGORITHM, use: 'sig' }] };
}`;
}

/** Opaque ones, with what is known of them. */
export const opaqueTokens = `const known = new Map<string, Record<string, unknown>>();

${now}

function token(changes: Record<string, unknown> = {}): string {
  const claims: Record<string, unknown> = {
${claims}
  };
  const made = crypto.randomUUID();
  const active = Number(claims['exp'] ?? Infinity) > now();
  known.set(made, { active, client_id: 'caller', ...claims });
  return made;
}

async function aboutTokens(request: IncomingMessage): Promise<unknown> {
  if (request.url !== '/tenant/introspect') return undefined;
  let body = '';
  for await (const chunk of request) body += String(chunk);
  return known.get(new URLSearchParams(body).get('token') ?? '') ?? { active: false };
}`;
