/** The TypeScript module that holds the auth of a server on express. */

import { marked } from '../files/written-mark';
import type { SdkWiring } from '../sdk-wirings';
import type { Choice } from '../wiring';
import { literal, literals } from './typescript-text';
import { verifierParts } from './verifiers';

export const mount = 'mountAuth';

const sdk = '@modelcontextprotocol/sdk';

/** The text of the module: `requiredEnv`, a verifier, and `mountAuth`. */
export function authModule(wiring: SdkWiring, choice: Choice): string {
  const remote = wiring.job === 'remote';
  const verifier = verifierParts(wiring.tokens);
  const imports: readonly (readonly [module: string, line: string])[] = [
    [`${sdk}/server/auth/errors.js`, `{ ${verifier.errors.join(', ')} }`],
    [`${sdk}/server/auth/middleware/bearerAuth.js`, '{ requireBearerAuth }'],
    [`${sdk}/server/auth/provider.js`, 'type { OAuthTokenVerifier }'],
    ...(remote
      ? ([
          [
            `${sdk}/server/auth/router.js`,
            '{\n  getOAuthProtectedResourceMetadataUrl,\n  mcpAuthMetadataRouter,\n}',
          ],
        ] as const)
      : []),
    [`${sdk}/server/auth/types.js`, 'type { AuthInfo }'],
    ...(remote
      ? ([[`${sdk}/shared/auth.js`, '{ type OAuthMetadata, OAuthMetadataSchema }']] as const)
      : []),
    ['express', 'type { Express, RequestHandler }'],
    ...verifier.imports,
  ];
  const sections = [
    requiredEnv,
    remote ? mountRemote(choice) : mountVerifier(choice),
    verifier.build(literal(choice.algorithm)),
    authInfo,
    ...(remote ? [metadata(choice), providerMetadata] : []),
  ];
  return marked(
    [
      `/**
 * Who may call this server: ${wiring.className}.
 *
 * Everything that differs from place to place comes from the environment; .env.example lists it.
 */`,
      imports.map(([module, line]) => `import ${line} from '${module}';`).join('\n'),
      ...sections,
    ].join('\n\n'),
    '// ',
  );
}

const requiredEnv = `/** The value of an environment variable. An empty one would switch a check off, so it is refused too. */
export function requiredEnv(name: string): string {
  const value = process.env[name]?.trim();
  if (!value) {
    throw new Error(\`\${name} is not set; without it nobody can be checked. See .env.example.\`);
  }
  return value;
}`;

function scopesLine(name: string, { scopes }: Choice): string {
  return scopes.length > 0 ? `\n    ${name}: ${literals(scopes)},` : '';
}

function mountRemote(choice: Choice): string {
  return `/** Serves what tells clients where to sign in, and gives the handler that lets only callers with a token on. */
export function ${mount}(app: Pick<Express, 'use'>): RequestHandler {
  const serverUrl = new URL(requiredEnv('MCP_SERVER_URL'));
  app.use(metadata(serverUrl, requiredEnv('MCP_AUTH_ISSUER')));
  return requireBearerAuth({
    verifier: buildVerifier(),${scopesLine('requiredScopes', choice)}
    resourceMetadataUrl: getOAuthProtectedResourceMetadataUrl(serverUrl),
  });
}`;
}

function mountVerifier(choice: Choice): string {
  return `/** Gives the handler that lets only callers with a token on. They bring it, so the app itself needs nothing. */
export function ${mount}(_app: Pick<Express, 'use'>): RequestHandler {
  return requireBearerAuth({
    verifier: buildVerifier(),${scopesLine('requiredScopes', choice)}
  });
}`;
}

const authInfo = `function authInfo(token: string, claims: Record<string, unknown>): AuthInfo {
  const { iss, sub, client_id, azp, scope, scp, exp } = claims;
  const scopes = scope ?? scp ?? [];
  return {
    token,
    clientId: String(client_id ?? azp ?? sub),
    scopes: Array.isArray(scopes) ? scopes.map(String) : String(scopes).split(' ').filter(Boolean),
    // Without it the SDK refuses the token.
    expiresAt: Number(exp),
    extra: { iss, sub },
  };
}`;

function metadata(choice: Choice): string {
  return `/** Asks the provider when the first client wants to know, so that the server starts without it. */
function metadata(serverUrl: URL, issuer: string): RequestHandler {
  let known: Promise<RequestHandler> | undefined;
  const ask = async (): Promise<RequestHandler> =>
    mcpAuthMetadataRouter({
      oauthMetadata: await providerMetadata(issuer),
      resourceServerUrl: serverUrl,${choice.scopes.length > 0 ? `\n      scopesSupported: ${literals(choice.scopes)},` : ''}
    });
  return async (request, response, next) => {
    if (!request.path.startsWith('/.well-known/oauth-')) {
      next();
      return;
    }
    known ??= ask();
    try {
      const router = await known;
      await router(request, response, next);
    } catch (error) {
      known = undefined;
      console.error(error);
      response.status(503).json({ error: 'temporarily_unavailable' });
    }
  };
}`;
}

const providerMetadata = `/** The provider's metadata by RFC 8414, or by OpenID Connect. It has to name the issuer that tokens come from. */
async function providerMetadata(issuer: string): Promise<OAuthMetadata> {
  const { origin, pathname } = new URL(issuer);
  const path = pathname.replace(/\\/$/, '');
  const addresses = [
    \`\${origin}/.well-known/oauth-authorization-server\${path}\`,
    \`\${origin}/.well-known/openid-configuration\${path}\`,
    \`\${origin}\${path}/.well-known/openid-configuration\`,
  ];
  for (const address of addresses) {
    const answer = await fetch(address, { signal: AbortSignal.timeout(10_000) });
    if (!answer.ok) continue;
    const document = OAuthMetadataSchema.safeParse(await answer.json().catch(() => undefined));
    if (document.success && document.data.issuer === issuer) return document.data;
  }
  throw new Error(\`\${issuer} has no metadata that names it as the issuer.\`);
}`;
