/** The Python module that holds the auth of a server of the official SDK. */

import { marked } from '../files/written-mark';
import { isAtLeast } from '../package-version';
import { importBlock } from '../python/import-block';
import { call, indented, literal, literals } from '../python/python-text';
import { requiredEnv } from '../python/required-env';
import type { SdkWiring } from '../sdk-wirings';
import type { ServerSite } from '../site';
import type { Choice } from '../wiring';
import { httpPackage } from './http-package';

export const builders = { auth: 'build_auth_settings', verifier: 'build_token_verifier' } as const;

/** The text of the module: `required_env`, a verifier, and what the constructor takes. */
export function authModule(
  wiring: SdkWiring,
  choice: Choice,
  product: ServerSite['product'],
): string {
  const jwt = wiring.tokens === 'jwks';
  const imports = importBlock([
    'import os',
    'from typing import Any',
    ...(jwt
      ? ['import anyio', 'import jwt']
      : [
          'import time',
          'from urllib.parse import quote',
          httpPackage(product) === 'httpx' ? 'import httpx' : 'import httpx2 as httpx',
        ]),
    'from mcp.server.auth.provider import AccessToken, TokenVerifier',
    'from mcp.server.auth.settings import AuthSettings',
    'from pydantic import AnyHttpUrl',
  ]);
  return marked(
    [
      `"""Who may call this server: ${wiring.className}.`,
      '',
      'Everything that differs from place to place comes from the environment; .env.example lists it.',
      '"""',
      '',
      imports,
      ...[
        requiredEnv,
        accessToken,
        jwt ? jwtVerifier : introspectionVerifier,
        buildVerifier(wiring, choice),
        buildSettings(wiring, choice),
      ].map((one) => `\n\n${one}`),
    ].join('\n'),
    '# ',
  );
}

const accessToken = `def access_token(token: str, claims: dict[str, Any], resource: str) -> AccessToken:
    """What the server is told of the caller. A session stays with the issuer and subject it began with."""
    scopes = claims.get("scope") or claims.get("scp") or ""
    return AccessToken(
        token=token,
        client_id=str(claims.get("client_id") or claims.get("azp") or claims.get("sub")),
        scopes=scopes if isinstance(scopes, list) else str(scopes).split(),
        expires_at=int(claims["exp"]),
        resource=resource,
        subject=claims.get("sub"),
        claims=claims,
    )`;

const jwtVerifier = `class JWTVerifier(TokenVerifier):
    """Checks JWTs against the keys that the provider publishes; the SDK has no verifier of its own."""

    def __init__(
        self, *, jwks_uri: str, issuer: str, audience: str, algorithm: str, resource: str
    ) -> None:
        self.keys = jwt.PyJWKClient(jwks_uri, timeout=10)
        self.issuer = issuer
        self.audience = audience
        self.algorithm = algorithm
        self.resource = resource

    async def verify_token(self, token: str) -> AccessToken | None:
        return await anyio.to_thread.run_sync(self.verify, token)

    def verify(self, token: str) -> AccessToken | None:
        try:
            claims = jwt.decode(
                token,
                self.keys.get_signing_key_from_jwt(token).key,
                algorithms=[self.algorithm],
                issuer=self.issuer,
                audience=self.audience,
                leeway=5,
                options={"require": ["exp", "iss", "aud", "sub"]},
            )
        except jwt.PyJWKClientConnectionError:
            # The token may be good: an error says so better than a refusal, after which people sign in again.
            raise
        except jwt.PyJWTError:
            return None
        return access_token(token, claims, self.resource)`;

const introspectionVerifier = `class IntrospectionVerifier(TokenVerifier):
    """Asks the provider about each token, and refuses those that were made for another server."""

    def __init__(
        self, *, endpoint: str, client_id: str, client_secret: str, audience: str, resource: str
    ) -> None:
        self.endpoint = endpoint
        self.client = httpx.BasicAuth(quote(client_id, safe=""), quote(client_secret, safe=""))
        self.audience = audience
        self.resource = resource

    async def verify_token(self, token: str) -> AccessToken | None:
        form = {"token": token, "token_type_hint": "access_token"}
        async with httpx.AsyncClient(timeout=10) as http:
            answer = await http.post(self.endpoint, data=form, auth=self.client)
        # The token may be good: an error says so better than a refusal, after which people sign in again.
        answer.raise_for_status()
        claims = answer.json()
        audience = claims.get("aud", [])
        named = [audience] if isinstance(audience, str) else audience
        ends = claims.get("exp")
        if claims.get("active") is not True or self.audience not in named or ends is None:
            return None
        if ends < time.time():
            return None
        return access_token(token, claims, self.resource)`;

function buildVerifier({ job, tokens }: SdkWiring, { algorithm }: Choice): string {
  const audience = 'audience=required_env("MCP_AUTH_AUDIENCE")';
  const resource =
    job === 'remote'
      ? 'resource=required_env("MCP_SERVER_URL")'
      : 'resource=required_env("MCP_AUTH_AUDIENCE")';
  const body =
    tokens === 'jwks'
      ? call('return JWTVerifier', [
          'jwks_uri=required_env("MCP_AUTH_JWKS_URI")',
          'issuer=required_env("MCP_AUTH_ISSUER")',
          audience,
          `algorithm=${literal(algorithm)}`,
          resource,
        ])
      : call('return IntrospectionVerifier', [
          'endpoint=required_env("MCP_AUTH_INTROSPECTION_ENDPOINT")',
          'client_id=required_env("MCP_AUTH_INTROSPECTION_CLIENT_ID")',
          'client_secret=required_env("MCP_AUTH_INTROSPECTION_CLIENT_SECRET")',
          audience,
          resource,
        ]);
  return [`def ${builders.verifier}() -> TokenVerifier:`, ...indented(body)].join('\n');
}

function buildSettings({ job }: SdkWiring, { scopes, version }: Choice): string {
  const remote = job === 'remote';
  const body = call('return AuthSettings', [
    'issuer_url=AnyHttpUrl(required_env("MCP_AUTH_ISSUER"))',
    remote
      ? 'resource_server_url=AnyHttpUrl(required_env("MCP_SERVER_URL"))'
      : 'resource_server_url=None',
    ...(scopes.length > 0 ? [`required_scopes=${literals(scopes)}`] : []),
    ...(remote && isAtLeast(version, 1, 30) ? ['validate_token_resource=True'] : []),
  ]);
  const says = remote
    ? '"""Where people sign in, and what this server is called there."""'
    : '"""Points nobody to a sign-in, as callers bring their tokens."""';
  return [`def ${builders.auth}() -> AuthSettings:`, ...indented([says, ...body])].join('\n');
}
