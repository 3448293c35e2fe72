/** The verifier that `verify` and `remote` wirings share. */

import { call, literal, literals } from '../python/python-text';
import type { Choice } from '../wiring';
import type { PythonParts } from './wiring';

/** `key`: where it is, `jwks_uri=…` or `public_key=…`. `names`: the variables that it reads. */
export function jwtVerifier(
  { algorithm, scopes, strict }: Choice,
  key: string,
  names: { readonly issuer: string; readonly audience: string } = {
    issuer: 'MCP_AUTH_ISSUER',
    audience: 'MCP_AUTH_AUDIENCE',
  },
): { readonly name: string; readonly lines: readonly string[] } {
  const name = strict ? 'StrictJWTVerifier' : 'JWTVerifier';
  return {
    name,
    lines: call(name, [
      key,
      `issuer=required_env("${names.issuer}")`,
      `audience=required_env("${names.audience}")`,
      `algorithm=${literal(algorithm)}`,
      ...(scopes.length > 0 ? [`required_scopes=${literals(scopes)}`] : []),
    ]),
  };
}

/** What has to stand before a verifier in the module. */
export function verifierParts({
  strict,
}: Choice): Required<Pick<PythonParts, 'imports' | 'definitions'>> {
  const jwt = 'from fastmcp.server.auth.providers.jwt import JWTVerifier';
  if (!strict) return { imports: [jwt], definitions: [] };
  return {
    imports: ['import time', 'from fastmcp.server.auth import AccessToken', jwt],
    definitions: [strictVerifier],
  };
}

const strictVerifier = `class StrictJWTVerifier(JWTVerifier):
    """Refuses tokens that never end, and tokens whose time has not come; JWTVerifier checks neither."""

    async def load_access_token(self, token: str) -> AccessToken | None:
        access = await super().load_access_token(token)
        if access is None or access.expires_at is None:
            return None
        if access.claims.get("nbf", 0) > time.time() + 30:
            return None
        return access`;
