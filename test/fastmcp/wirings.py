"""FastMCP servers as people wire them: two right ones, and each of the others with one mistake."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from cryptography.fernet import Fernet
from fastmcp import FastMCP
from fastmcp.server.auth import AccessToken, OAuthProxy, RemoteAuthProvider
from fastmcp.server.auth.oidc_proxy import OIDCProxy
from fastmcp.server.auth.providers.debug import DebugTokenVerifier
from fastmcp.server.auth.providers.jwt import JWTVerifier
from key_value.aio.stores.memory import MemoryStore
from key_value.aio.wrappers.encryption import FernetEncryptionWrapper
from pydantic import AnyHttpUrl
from starlette.applications import Starlette
from starlette.routing import Mount


@dataclass(frozen=True)
class Place:
    """Where a server is, and the authorization servers that it can use."""

    origin: str
    # An issuer with a path, which registers clients.
    issuer: str
    jwks_uri: str
    # The same without a path.
    bare_issuer: str
    bare_jwks_uri: str
    # An issuer that registers nobody.
    closed_issuer: str
    # Known at `issuer`, for this server's callback.
    client_id: str
    client_secret: str


SCOPES = ["notes:read"]
wirings: dict[str, Callable[[Place], Any]] = {}


def wiring(function: Callable[[Place], Any]) -> Callable[[Place], Any]:
    wirings[function.__name__.replace("_", "-")] = function
    return function


def server(auth: Any) -> FastMCP:
    mcp = FastMCP("notes", auth=auth)

    @mcp.tool
    def list_notes() -> str:
        """Lists the notes that are kept here."""
        return "- buy milk"

    return mcp


def verifier(place: Place, kind: type[JWTVerifier] = JWTVerifier, **changes: Any) -> JWTVerifier:
    return kind(
        **{
            "jwks_uri": place.jwks_uri,
            "issuer": place.issuer,
            "audience": f"{place.origin}/mcp",
            "algorithm": "ES256",
            "required_scopes": SCOPES,
            **changes,
        }
    )


class StrictJWTVerifier(JWTVerifier):
    """Refuses tokens that never end, and tokens whose time has not come."""

    async def load_access_token(self, token: str) -> AccessToken | None:
        access = await super().load_access_token(token)
        if access is None or access.expires_at is None:
            return None
        return None if access.claims.get("nbf", 0) > time.time() + 30 else access


def remote(place: Place, checks: JWTVerifier | None = None, **changes: Any) -> RemoteAuthProvider:
    return RemoteAuthProvider(
        **{
            "token_verifier": checks or verifier(place),
            "authorization_servers": [AnyHttpUrl(place.issuer)],
            "base_url": place.origin,
            **changes,
        }
    )


def storage() -> FernetEncryptionWrapper:
    return FernetEncryptionWrapper(
        key_value=MemoryStore(),
        fernet=Fernet(Fernet.generate_key()),
        raise_on_decryption_error=False,
    )


def proxy(place: Place, **changes: Any) -> OAuthProxy:
    return OAuthProxy(
        **{
            "upstream_authorization_endpoint": f"{place.bare_issuer}/auth",
            "upstream_token_endpoint": f"{place.bare_issuer}/token",
            "upstream_client_id": place.client_id,
            "upstream_client_secret": place.client_secret,
            "token_verifier": verifier(
                place, issuer=place.bare_issuer, jwks_uri=place.bare_jwks_uri
            ),
            "base_url": place.origin,
            "jwt_signing_key": "a key of more than thirty-two characters",
            "client_storage": storage(),
            **changes,
        }
    )


@wiring
def healthy_remote(place: Place) -> Any:
    return server(remote(place)).http_app()


@wiring
def healthy_strict(place: Place) -> Any:
    return server(remote(place, verifier(place, StrictJWTVerifier))).http_app()


@wiring
def healthy_proxy(place: Place) -> Any:
    return server(proxy(place)).http_app()


@wiring
def healthy_oidc_proxy(place: Place) -> Any:
    auth = OIDCProxy(
        config_url=f"{place.bare_issuer}/.well-known/openid-configuration",
        client_id=place.client_id,
        client_secret=place.client_secret,
        audience=f"{place.origin}/mcp",
        algorithm="ES256",
        required_scopes=SCOPES,
        base_url=place.origin,
        jwt_signing_key="a key of more than thirty-two characters",
        client_storage=storage(),
    )
    return server(auth).http_app()


@wiring
def healthy_stateless(place: Place) -> Any:
    return server(remote(place)).http_app(stateless_http=True, json_response=True)


@wiring
def verifier_alone(place: Place) -> Any:
    return server(verifier(place)).http_app()


@wiring
def verifier_with_base_url(place: Place) -> Any:
    return server(verifier(place, base_url=place.origin)).http_app()


@wiring
def issuer_without_path(place: Place) -> Any:
    # AnyHttpUrl puts a slash behind a host, and the issuer has none.
    checks = verifier(place, issuer=place.bare_issuer, jwks_uri=place.bare_jwks_uri)
    auth = remote(place, checks, authorization_servers=[AnyHttpUrl(place.bare_issuer)])
    return server(auth).http_app()


@wiring
def base_url_with_mcp_path(place: Place) -> Any:
    return server(remote(place, base_url=f"{place.origin}/mcp")).http_app()


@wiring
def issuer_that_registers_nobody(place: Place) -> Any:
    return server(remote(place, authorization_servers=[AnyHttpUrl(place.closed_issuer)])).http_app()


@wiring
def other_algorithm(place: Place) -> Any:
    return server(remote(place, verifier(place, algorithm="RS256"))).http_app()


@wiring
def other_audience(place: Place) -> Any:
    return server(remote(place, verifier(place, audience="https://elsewhere.example"))).http_app()


@wiring
def no_audience(place: Place) -> Any:
    # What is not given is not checked.
    return server(remote(place, verifier(place, audience=None))).http_app()


@wiring
def other_issuer(place: Place) -> Any:
    return server(remote(place, verifier(place, issuer=f"{place.issuer}/"))).http_app()


@wiring
def scope_that_is_never_granted(place: Place) -> Any:
    return server(remote(place, verifier(place, required_scopes=["notes:write"]))).http_app()


@wiring
def mounted_without_well_known(place: Place) -> Any:
    app = server(remote(place, base_url=f"{place.origin}/api")).http_app()
    return Starlette(routes=[Mount("/api", app=app)], lifespan=app.lifespan)


@wiring
def mounted_with_well_known(place: Place) -> Any:
    auth = remote(
        place,
        verifier(place, audience=f"{place.origin}/api/mcp"),
        base_url=f"{place.origin}/api",
    )
    app = server(auth).http_app()
    routes = [*auth.get_well_known_routes(mcp_path="/mcp"), Mount("/api", app=app)]
    return Starlette(routes=routes, lifespan=app.lifespan)


@wiring
def endpoint_at_root(place: Place) -> Any:
    return server(remote(place, verifier(place, audience=f"{place.origin}/"))).http_app(path="/")


@wiring
def no_auth(place: Place) -> Any:
    return server(None).http_app()


@wiring
def debug_verifier(place: Place) -> Any:
    return server(remote(place, DebugTokenVerifier())).http_app()


@wiring
def no_redirects_allowed(place: Place) -> Any:
    return server(proxy(place, allowed_client_redirect_uris=[])).http_app()


@wiring
def hosted_redirects_only(place: Place) -> Any:
    allowed = ["https://claude.ai/api/mcp/auth_callback"]
    return server(proxy(place, allowed_client_redirect_uris=allowed)).http_app()


@wiring
def wrong_upstream_secret(place: Place) -> Any:
    return server(proxy(place, upstream_client_secret="not the secret")).http_app()


@wiring
def unknown_upstream_client(place: Place) -> Any:
    return server(proxy(place, upstream_client_id="nobody")).http_app()
