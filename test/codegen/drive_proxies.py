"""Signs a client in at the servers of several projects, up to where people are sent to their provider.

Each folder has mcp_auth.py and environment.json. Says as JSON what each server answered. No provider is
asked: metadata of any host is made up from the address that is asked for, and everything else is not found.
"""

import asyncio
import base64
import hashlib
import html
import importlib
import importlib.util
import json
import os
import re
import sys
import traceback
from typing import Any
from urllib.parse import urljoin, urlsplit

from fastmcp import FastMCP

NAMES = [name for name in ("httpx", "httpx2") if importlib.util.find_spec(name)]
# FastMCP 4 asks by httpx2, and what came before by httpx.
httpx: Any = importlib.import_module(NAMES[-1])

OWN = {"mcp_auth", "server"}
BASE = "https://mcp.test"
REDIRECT = "http://127.0.0.1:33419/callback"
STATE = "the state of the client"
VERIFIER = "a-code-verifier-of-more-than-forty-three-characters"
WELL_KNOWN = re.compile(r"/\.well-known/(?:openid-configuration|oauth-authorization-server)")
OPENING = {
    "jsonrpc": "2.0",
    "id": 1,
    "method": "initialize",
    "params": {
        "protocolVersion": "2025-06-18",
        "capabilities": {},
        "clientInfo": {"name": "test", "version": "1"},
    },
}

not_found: list[str] = []


def metadata_of(url: str) -> dict[str, object] | None:
    """What a provider says of itself at that address. Its paths are those of no real provider."""
    issuer, found = WELL_KNOWN.subn("", url)
    if found == 0:
        return None
    return {
        "issuer": issuer,
        "authorization_endpoint": f"{issuer}/made-up/authorize",
        "token_endpoint": f"{issuer}/made-up/token",
        "registration_endpoint": f"{issuer}/made-up/register",
        "jwks_uri": f"{issuer}/made-up/jwks",
        "response_types_supported": ["code"],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["RS256"],
        "code_challenge_methods_supported": ["S256"],
    }


def stand_in_for_providers(library: Any) -> None:
    def answer(request: Any) -> Any:
        metadata = metadata_of(str(request.url))
        if metadata is None:
            not_found.append(str(request.url))
            return library.Response(404, request=request)
        return library.Response(200, json=metadata, request=request)

    async def answer_async(request: Any) -> Any:
        return answer(request)

    library.HTTPTransport.handle_request = lambda _, request: answer(request)
    library.AsyncHTTPTransport.handle_async_request = lambda _, request: answer_async(request)


async def sign_in(client: Any, said: dict[str, object]) -> None:
    """Puts what the server answers into `said` as it comes, so that a failure leaves what was before it."""
    challenge = await client.post(
        "/mcp", json=OPENING, headers={"accept": "application/json, text/event-stream"}
    )
    named = re.search(r'resource_metadata="([^"]+)"', challenge.headers["www-authenticate"])
    assert named is not None, f"no resource_metadata: {challenge.headers['www-authenticate']}"
    resource = await document(client.get(named[1]))
    server = await document(client.get("/.well-known/oauth-authorization-server"))
    said |= {"resource": resource, "server": server}
    if urlsplit(resource["body"]["authorization_servers"][0]).hostname != urlsplit(BASE).hostname:
        return
    scopes = resource["body"].get("scopes_supported")
    scope = {"scope": " ".join(scopes)} if scopes else {}
    registration = await document(
        client.post(
            server["body"]["registration_endpoint"],
            json={
                "client_name": "test",
                "redirect_uris": [REDIRECT],
                "grant_types": ["authorization_code", "refresh_token"],
                "response_types": ["code"],
                "token_endpoint_auth_method": "none",
                **scope,
            },
        )
    )
    said["registration"] = registration
    digest = hashlib.sha256(VERIFIER.encode()).digest()
    sent = {
        "client_id": registration["body"]["client_id"],
        "redirect_uri": REDIRECT,
        "response_type": "code",
        "state": STATE,
        "code_challenge": base64.urlsafe_b64encode(digest).decode().rstrip("="),
        "code_challenge_method": "S256",
        "resource": resource["body"]["resource"],
        **scope,
    }
    said["sent"] = sent
    said["location"] = await agree(client, server["body"]["authorization_endpoint"], sent)


async def document(asking: Any) -> dict[str, Any]:
    answer = await asking
    try:
        body = answer.json()
    except ValueError:
        body = answer.text
    return {"status": answer.status_code, "body": body}


async def agree(client: Any, endpoint: str, sent: dict[str, str]) -> str:
    """Agrees on the pages of the server until it sends the browser to another host; says where to."""
    answer = await client.get(endpoint, params=sent)
    for _ in range(10):
        if answer.is_redirect:
            target = urljoin(str(answer.url), answer.headers["location"])
            if urlsplit(target).hostname != urlsplit(BASE).hostname:
                return target
            answer = await client.get(target)
            continue
        form = re.search(r"<form\b[^>]*>.*?</form>", answer.text, re.S)
        assert form is not None, f"{answer.status_code} without a form: {answer.text[:500]}"
        head = attributes(form[0][: form[0].index(">")])
        controls = [attributes(tag) for tag in re.findall(r"<(?:input|button)\b[^>]*", form[0])]
        fields = {
            one["name"]: one.get("value", "")
            for one in controls
            if "name" in one and one.get("value") != "deny"
        }
        target = urljoin(str(answer.url), head.get("action", ""))
        answer = await client.post(target, data=fields)
    raise AssertionError("redirects without an end")


def attributes(tag: str) -> dict[str, str]:
    return {name: html.unescape(value) for name, value in re.findall(r'([\w-]+)="([^"]*)"', tag)}


async def drive(said: dict[str, object]) -> None:
    mcp = FastMCP("test", auth=importlib.import_module("mcp_auth").build_auth())
    app = mcp.http_app(path="/mcp", stateless_http=True, json_response=True)
    async with app.router.lifespan_context(app):
        transport = httpx.ASGITransport(app=app)
        async with httpx.AsyncClient(transport=transport, base_url=BASE) as client:
            await sign_in(client, said)


def driven(folder: str) -> dict[str, object]:
    for name in [one for one in sys.modules if one.split(".")[0] in OWN]:
        del sys.modules[name]
    with open(os.path.join(folder, "environment.json"), encoding="utf-8") as file:
        variables = json.load(file)
    before = dict(os.environ)
    os.environ.update(variables)
    sys.path.insert(0, folder)
    not_found.clear()
    said: dict[str, object] = {}
    try:
        asyncio.run(drive(said))
    except Exception:
        said["error"] = traceback.format_exc()[-3000:]
    finally:
        sys.path.remove(folder)
        os.environ.clear()
        os.environ.update(before)
    return {**said, "notFound": list(not_found)}


for name in NAMES:
    stand_in_for_providers(importlib.import_module(name))
sys.stdout = sys.stderr
results = {folder: driven(folder) for folder in sys.argv[1:]}
sys.stdout = sys.__stdout__
print(json.dumps(results))
