import { call, literals } from '../../python/python-text';
import { audience, introspectionClient } from '../../shared-env';
import { defineWiring } from '../wiring';

/** The class asks whether a token is alive and not whom it is for. */
const audienceVerifier = `class AudienceVerifier(IntrospectionTokenVerifier):
    """Refuses tokens that were made for another server, which introspection alone lets in."""

    def __init__(self, *, made_for: str, **settings: Any) -> None:
        super().__init__(**settings)
        self.made_for = made_for

    async def verify_token(self, token: str) -> AccessToken | None:
        access = await super().verify_token(token)
        if access is None:
            return None
        audience = access.claims.get("aud", [])
        named = [audience] if isinstance(audience, str) else audience
        return access if self.made_for in named else None`;

export const verifyIntrospection = defineWiring({
  id: 'verify-introspection',
  job: 'verify',
  title: 'Opaque access tokens, by asking the provider',
  className: 'IntrospectionTokenVerifier',
  since: [2, 13, 0],
  because:
    'opaque tokens can only be checked by asking the provider: IntrospectionTokenVerifier costs a call per request, and a revoked token stops at once',
  env: () => [...introspectionClient, audience],
  python: ({ scopes }) => ({
    imports: [
      'from typing import Any',
      'from fastmcp.server.auth import AccessToken',
      'from fastmcp.server.auth.providers.introspection import IntrospectionTokenVerifier',
    ],
    definitions: [audienceVerifier],
    body: call('return AudienceVerifier', [
      'made_for=required_env("MCP_AUTH_AUDIENCE")',
      'introspection_url=required_env("MCP_AUTH_INTROSPECTION_ENDPOINT")',
      'client_id=required_env("MCP_AUTH_INTROSPECTION_CLIENT_ID")',
      'client_secret=required_env("MCP_AUTH_INTROSPECTION_CLIENT_SECRET")',
      ...(scopes.length > 0 ? [`required_scopes=${literals(scopes)}`] : []),
    ]),
  }),
  tokens: 'introspection',
  steps: () => [
    'Register a client that may introspect tokens, and copy its id and secret.',
    'Let the callers ask for tokens with the audience and the scopes below.',
  ],
});
