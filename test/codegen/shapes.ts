/** How people make their servers, and what each becomes: documentation and test. */

export interface Shape {
  readonly name: string;
  readonly before: string;
  /** For each constructor in the file: the file with its auth, or how the refusal begins. */
  readonly servers: readonly (
    | { readonly product: string; readonly after: string }
    | { readonly product: string; readonly refused: string }
  )[];
}

export const shapes: readonly Shape[] = [
  {
    name: 'positional',
    before: `from fastmcp import FastMCP

mcp = FastMCP("Local Campus AI")
`,
    servers: [
      {
        product: 'fastmcp',
        after: `from fastmcp import FastMCP
from mcp_auth import build_auth

mcp = FastMCP("Local Campus AI", auth=build_auth())
`,
      },
    ],
  },
  {
    name: 'named',
    before: `from fastmcp import FastMCP

mcp = FastMCP(name="x")
`,
    servers: [
      {
        product: 'fastmcp',
        after: `from fastmcp import FastMCP
from mcp_auth import build_auth

mcp = FastMCP(name="x", auth=build_auth())
`,
      },
    ],
  },
  {
    name: 'with-transport-setting',
    before: `from mcp.server.fastmcp import FastMCP

mcp = FastMCP("Prompt Server", stateless_http=True)
`,
    servers: [
      {
        product: 'mcp-python-1',
        after: `from mcp.server.fastmcp import FastMCP
from mcp_auth import build_auth_settings, build_token_verifier

mcp = FastMCP("Prompt Server", stateless_http=True, token_verifier=build_token_verifier(), auth=build_auth_settings())
`,
      },
    ],
  },
  {
    name: 'annotated',
    before: `from fastmcp import FastMCP
from mcp.types import Icon

mcp: FastMCP = FastMCP(name="Odoo Fast MCP", website_url="https://odoo.example", icons=[Icon(src="a.png")])
`,
    servers: [
      {
        product: 'fastmcp',
        after: `from fastmcp import FastMCP
from mcp.types import Icon
from mcp_auth import build_auth

mcp: FastMCP = FastMCP(name="Odoo Fast MCP", website_url="https://odoo.example", icons=[Icon(src="a.png")], auth=build_auth())
`,
      },
    ],
  },
  {
    name: 'subscripted-annotation',
    before: `from fastmcp import FastMCP

server: FastMCP[None] = FastMCP("calc")
`,
    servers: [
      {
        product: 'fastmcp',
        after: `from fastmcp import FastMCP
from mcp_auth import build_auth

server: FastMCP[None] = FastMCP("calc", auth=build_auth())
`,
      },
    ],
  },
  {
    name: 'triple-quoted-instructions',
    before: `from fastmcp import FastMCP

mcp_server: FastMCP = FastMCP(
    name="notes",
    instructions="""Use list_notes() first (it is cheap).

    Then read_note(id).""",
)
`,
    servers: [
      {
        product: 'fastmcp',
        after: `from fastmcp import FastMCP
from mcp_auth import build_auth

mcp_server: FastMCP = FastMCP(
    name="notes",
    instructions="""Use list_notes() first (it is cheap).

    Then read_note(id).""",
    auth=build_auth(),
)
`,
      },
    ],
  },
  {
    name: 'attribute-in-init',
    before: `from fastmcp import FastMCP


class Lithos:
    def __init__(self) -> None:
        self.mcp = FastMCP(
            "Lithos",
            instructions="Stones" ,
        )
`,
    servers: [
      {
        product: 'fastmcp',
        after: `from fastmcp import FastMCP
from mcp_auth import build_auth


class Lithos:
    def __init__(self) -> None:
        self.mcp = FastMCP(
            "Lithos",
            instructions="Stones" ,
            auth=build_auth(),
        )
`,
      },
    ],
  },
  {
    name: 'module-attribute-on-self',
    before: `import fastmcp


class App:
    def __init__(self):
        self.app = fastmcp.FastMCP("app")
`,
    servers: [
      {
        product: 'fastmcp',
        after: `import fastmcp
from mcp_auth import build_auth


class App:
    def __init__(self):
        self.app = fastmcp.FastMCP("app", auth=build_auth())
`,
      },
    ],
  },
  {
    name: 'no-spaces',
    before: `import fastmcp

mcp=fastmcp.FastMCP("calculator")
`,
    servers: [
      {
        product: 'fastmcp',
        after: `import fastmcp
from mcp_auth import build_auth

mcp=fastmcp.FastMCP("calculator", auth=build_auth())
`,
      },
    ],
  },
  {
    name: 'official-module',
    before: `from mcp.server import fastmcp

mcp = fastmcp.FastMCP("USDA")
`,
    servers: [
      {
        product: 'mcp-python-1',
        after: `from mcp.server import fastmcp
from mcp_auth import build_auth_settings, build_token_verifier

mcp = fastmcp.FastMCP("USDA", token_verifier=build_token_verifier(), auth=build_auth_settings())
`,
      },
    ],
  },
  {
    name: 'official-module-alias',
    before: `import mcp.server.fastmcp as fastmcp

mcp = fastmcp.FastMCP("Ollama Remote")
`,
    servers: [
      {
        product: 'mcp-python-1',
        after: `import mcp.server.fastmcp as fastmcp
from mcp_auth import build_auth_settings, build_token_verifier

mcp = fastmcp.FastMCP("Ollama Remote", token_verifier=build_token_verifier(), auth=build_auth_settings())
`,
      },
    ],
  },
  {
    name: 'official-class',
    before: `from mcp.server.fastmcp import FastMCP

mcp = FastMCP("notes")
`,
    servers: [
      {
        product: 'mcp-python-1',
        after: `from mcp.server.fastmcp import FastMCP
from mcp_auth import build_auth_settings, build_token_verifier

mcp = FastMCP("notes", token_verifier=build_token_verifier(), auth=build_auth_settings())
`,
      },
    ],
  },
  {
    name: 'official-either',
    before: `try:
    from mcp.server.mcpserver import MCPServer as _Server
except ImportError:
    from mcp.server.fastmcp import FastMCP as _Server

mcp = _Server("notes")
`,
    servers: [
      {
        product: 'mcp-python-1',
        after: `try:
    from mcp.server.mcpserver import MCPServer as _Server
except ImportError:
    from mcp.server.fastmcp import FastMCP as _Server
from mcp_auth import build_auth_settings, build_token_verifier

mcp = _Server("notes", token_verifier=build_token_verifier(), auth=build_auth_settings())
`,
      },
    ],
  },
  {
    name: 'official-second-line',
    before: `from mcp.server import MCPServer as _MCPServer

mcp = _MCPServer("notes")
`,
    servers: [
      {
        product: 'mcp-python-2',
        after: `from mcp.server import MCPServer as _MCPServer
from mcp_auth import build_auth_settings, build_token_verifier

mcp = _MCPServer("notes", token_verifier=build_token_verifier(), auth=build_auth_settings())
`,
      },
    ],
  },
  {
    name: 'official-alias-to-new-name',
    before: `from mcp.server.fastmcp import FastMCP as MCPServer

mcp = MCPServer("notes")
`,
    servers: [
      {
        product: 'mcp-python-1',
        after: `from mcp.server.fastmcp import FastMCP as MCPServer
from mcp_auth import build_auth_settings, build_token_verifier

mcp = MCPServer("notes", token_verifier=build_token_verifier(), auth=build_auth_settings())
`,
      },
    ],
  },
  {
    name: 'subclass-super',
    before: `from fastmcp import FastMCP


class RAGMCPServer(FastMCP):
    def __init__(self, **settings):
        super().__init__(**settings)


mcp = RAGMCPServer(name="rag")
`,
    servers: [
      {
        product: 'fastmcp',
        refused:
          'server.py, line 9 makes a class of your own, and whether it hands auth on cannot be seen',
      },
    ],
  },
  {
    name: 'official-subclass',
    before: `from mcp.server.fastmcp import FastMCP


class SecureFastMCP(FastMCP):
    def streamable_http_app(self):
        return guarded(super().streamable_http_app())


mcp = SecureFastMCP("notes")
`,
    servers: [
      {
        product: 'mcp-python-1',
        refused:
          'server.py, line 9 makes a class of your own, and whether it hands auth on cannot be seen',
      },
    ],
  },
  {
    name: 'subclass-subscripted',
    before: `from fastmcp import FastMCP


class _Server(FastMCP[DatacronApp]):
    pass


server = _Server("datacron")
`,
    servers: [
      {
        product: 'fastmcp',
        refused:
          'server.py, line 8 makes a class of your own, and whether it hands auth on cannot be seen',
      },
    ],
  },
  {
    name: 'factory',
    before: `from fastmcp import FastMCP


def create_server() -> FastMCP:
    server = FastMCP("notes")
    return server
`,
    servers: [
      {
        product: 'fastmcp',
        after: `from fastmcp import FastMCP
from mcp_auth import build_auth


def create_server() -> FastMCP:
    server = FastMCP("notes", auth=build_auth())
    return server
`,
      },
    ],
  },
  {
    name: 'factory-with-auth',
    before: `from fastmcp import FastMCP


def create_server() -> FastMCP:
    return FastMCP("AdvisorMCP", auth=create_auth(OAuthConfig.from_env()), middleware=[timing], instructions=TEXT, providers=[])
`,
    servers: [
      {
        product: 'fastmcp',
        refused: 'server.py, line 5 has auth already: create_auth(OAuthConfig.from_env())',
      },
    ],
  },
  {
    name: 'async-factory',
    before: `import fastmcp


async def create_server() -> fastmcp.FastMCP:
    mcp = fastmcp.FastMCP(name="async")
    await register(mcp)
    return mcp
`,
    servers: [
      {
        product: 'fastmcp',
        after: `import fastmcp
from mcp_auth import build_auth


async def create_server() -> fastmcp.FastMCP:
    mcp = fastmcp.FastMCP(name="async", auth=build_auth())
    await register(mcp)
    return mcp
`,
      },
    ],
  },
  {
    name: 'made-after-the-factory',
    before: `from fastmcp import FastMCP


def create_mcp_server():
    return FastMCP(
        name="made",
        mask_error_details=True
    )


mcp = create_mcp_server()
`,
    servers: [
      {
        product: 'fastmcp',
        after: `from fastmcp import FastMCP
from mcp_auth import build_auth


def create_mcp_server():
    return FastMCP(
        name="made",
        mask_error_details=True,
        auth=build_auth()
    )


mcp = create_mcp_server()
`,
      },
    ],
  },
  {
    name: 'placeholder',
    before: `from fastmcp import FastMCP

mcp = None


def main():
    global mcp
    mcp = FastMCP("late")
    mcp.run(transport="http")
`,
    servers: [
      {
        product: 'fastmcp',
        after: `from fastmcp import FastMCP
from mcp_auth import build_auth

mcp = None


def main():
    global mcp
    mcp = FastMCP("late", auth=build_auth())
    mcp.run(transport="http")
`,
      },
    ],
  },
  {
    name: 'kwargs-only',
    before: `from fastmcp import FastMCP

kwargs = {"name": "x"}
if AUTH:
    kwargs["auth"] = make()
mcp = FastMCP(**kwargs)
`,
    servers: [
      {
        product: 'fastmcp',
        refused: 'server.py, line 6 hands on **kwargs, and auth may be among them',
      },
    ],
  },
  {
    name: 'two-branches',
    before: `from fastmcp import FastMCP

if auth_provider:
    mcp = FastMCP("Galaxy", auth=auth_provider, **_mcp_kwargs)
else:
    mcp = FastMCP("Galaxy", **_mcp_kwargs)
`,
    servers: [
      { product: 'fastmcp', refused: 'server.py, line 4 has auth already: auth_provider' },
      {
        product: 'fastmcp',
        refused: 'server.py, line 6 hands on **kwargs, and auth may be among them',
      },
    ],
  },
  {
    name: 'kwargs-and-auth',
    before: `from fastmcp import FastMCP

mcp = FastMCP(**_MCP_KWARGS, auth=oauth)
`,
    servers: [{ product: 'fastmcp', refused: 'server.py, line 3 has auth already: oauth' }],
  },
  {
    name: 'two-kwargs',
    before: `from fastmcp import FastMCP


def make():
    try:
        return FastMCP(**common, **legacy)
    except TypeError:
        return FastMCP(**common)
`,
    servers: [
      {
        product: 'fastmcp',
        refused: 'server.py, line 6 hands on **kwargs, and auth may be among them',
      },
      {
        product: 'fastmcp',
        refused: 'server.py, line 8 hands on **kwargs, and auth may be among them',
      },
    ],
  },
  {
    name: 'auth-none',
    before: `import fastmcp

mcp = fastmcp.FastMCP(name="n", auth=None, strict_input_validation=False)
`,
    servers: [
      {
        product: 'fastmcp',
        after: `import fastmcp
from mcp_auth import build_auth

mcp = fastmcp.FastMCP(name="n", auth=build_auth(), strict_input_validation=False)
`,
      },
    ],
  },
  {
    name: 'auth-constant',
    before: `from fastmcp import FastMCP

mcp = FastMCP("n", auth=AUTH_PROVIDER, middleware=[AuthMiddleware(auth=_authorized_github_user)])
`,
    servers: [{ product: 'fastmcp', refused: 'server.py, line 3 has auth already: AUTH_PROVIDER' }],
  },
  {
    name: 'auth-assigned-later',
    before: `import os

from fastmcp import FastMCP

mcp = FastMCP("n")
mcp.auth = build_auth(normalized, os.environ)
`,
    servers: [
      {
        product: 'fastmcp',
        refused: 'server.py, line 5 has auth already: build_auth(normalized, os.environ)',
      },
    ],
  },
  {
    name: 'from-openapi',
    before: `from fastmcp import FastMCP

mcp = FastMCP.from_openapi(openapi_spec=spec, client=client, name="api")
`,
    servers: [
      {
        product: 'fastmcp',
        after: `from fastmcp import FastMCP
from mcp_auth import build_auth

mcp = FastMCP.from_openapi(openapi_spec=spec, client=client, name="api", auth=build_auth())
`,
      },
    ],
  },
  {
    name: 'from-fastapi',
    before: `from fastapi import FastAPI
from fastmcp import FastMCP

app = FastAPI()
mcp = FastMCP.from_fastapi(app=app)
`,
    servers: [
      {
        product: 'fastmcp',
        after: `from fastapi import FastAPI
from fastmcp import FastMCP
from mcp_auth import build_auth

app = FastAPI()
mcp = FastMCP.from_fastapi(app=app, auth=build_auth())
`,
      },
    ],
  },
  {
    name: 'official-host-and-port',
    before: `from mcp.server.fastmcp import FastMCP

server: FastMCP = FastMCP(
    _NAME,
    host=config.host,
    port=config.port, log_level="INFO",
)
`,
    servers: [
      {
        product: 'mcp-python-1',
        after: `from mcp.server.fastmcp import FastMCP
from mcp_auth import build_auth_settings, build_token_verifier

server: FastMCP = FastMCP(
    _NAME,
    host=config.host,
    port=config.port, log_level="INFO", token_verifier=build_token_verifier(), auth=build_auth_settings(),
)
`,
      },
    ],
  },
  {
    name: 'official-with-auth',
    before: `from mcp.server.fastmcp import FastMCP

mcp = FastMCP(name="n", token_verifier=verifier, auth=AuthSettings(issuer_url=ISSUER, resource_server_url=URL, required_scopes=["read"]))
`,
    servers: [
      {
        product: 'mcp-python-1',
        refused:
          'server.py, line 3 has auth already: AuthSettings(issuer_url=ISSUER, resource_server_url=URL, required_scopes=["read"',
      },
    ],
  },
  {
    name: 'official-authorization-server',
    before: `from mcp.server.fastmcp import FastMCP

mcp = FastMCP("n", auth_server_provider=provider, auth=AuthSettings(issuer_url=ISSUER))
`,
    servers: [
      {
        product: 'mcp-python-1',
        refused: 'server.py, line 3 has auth already: AuthSettings(issuer_url=ISSUER)',
      },
    ],
  },
  {
    name: 'official-second-line-with-auth',
    before: `from mcp.server import MCPServer

mcp = MCPServer("n", token_verifier=verifier, auth=AuthSettings(issuer_url=ISSUER, validate_token_resource=True), subscriptions=False)
`,
    servers: [
      {
        product: 'mcp-python-2',
        refused:
          'server.py, line 3 has auth already: AuthSettings(issuer_url=ISSUER, validate_token_resource=True)',
      },
    ],
  },
  {
    name: 'official-multi-line',
    before: `from mcp.server.fastmcp import FastMCP

mcp = FastMCP(
    "notes",
    instructions="Read notes"  # for the model
)
`,
    servers: [
      {
        product: 'mcp-python-1',
        after: `from mcp.server.fastmcp import FastMCP
from mcp_auth import build_auth_settings, build_token_verifier

mcp = FastMCP(
    "notes",
    instructions="Read notes",  # for the model
    token_verifier=build_token_verifier(),
    auth=build_auth_settings()
)
`,
      },
    ],
  },
  {
    name: 'official-switched-off',
    before: `from mcp.server import MCPServer

mcp = MCPServer("n", token_verifier=None, auth=None)
`,
    servers: [
      {
        product: 'mcp-python-2',
        after: `from mcp.server import MCPServer
from mcp_auth import build_auth_settings, build_token_verifier

mcp = MCPServer("n", token_verifier=build_token_verifier(), auth=build_auth_settings())
`,
      },
    ],
  },
  {
    name: 'official-verifier-alone',
    before: `from mcp.server import MCPServer

mcp = MCPServer("n", token_verifier=mine)
`,
    servers: [
      {
        product: 'mcp-python-2',
        refused: 'server.py, line 3 has token_verifier already: mine. Take it out first',
      },
    ],
  },
  {
    name: 'official-provider-alone',
    before: `from mcp.server.fastmcp import FastMCP

mcp = FastMCP("n", auth_server_provider=Provider())
`,
    servers: [
      {
        product: 'mcp-python-1',
        refused:
          'server.py, line 3 has auth_server_provider already: Provider(). Take it out first',
      },
    ],
  },
  {
    name: 'official-unseen',
    before: `from mcp.server.fastmcp import FastMCP

mcp = FastMCP("n", **settings)
`,
    servers: [
      {
        product: 'mcp-python-1',
        refused: 'server.py, line 3 hands on **kwargs, and auth may be among them',
      },
    ],
  },
  {
    name: 'continued-strings',
    before: `from fastmcp import FastMCP

mcp = FastMCP(
    "notes",
    instructions="one " \\
    "two "
    f"three {PLACE} (four)"
)
`,
    servers: [
      {
        product: 'fastmcp',
        after: `from fastmcp import FastMCP
from mcp_auth import build_auth

mcp = FastMCP(
    "notes",
    instructions="one " \\
    "two "
    f"three {PLACE} (four)",
    auth=build_auth()
)
`,
      },
    ],
  },
  {
    name: 'tabs-and-single-quotes',
    before: `from fastmcp import FastMCP


def make():
	server = FastMCP(
		'lampyrid',
		icons=[favicon_icon]
	)
	return server
`,
    servers: [
      {
        product: 'fastmcp',
        after: `from fastmcp import FastMCP
from mcp_auth import build_auth


def make():
	server = FastMCP(
		'lampyrid',
		icons=[favicon_icon],
		auth=build_auth()
	)
	return server
`,
      },
    ],
  },
  {
    name: 'under-main',
    before: `from fastmcp import FastMCP

if __name__ == "__main__":
    mcp = FastMCP("main")
    mcp.run()
`,
    servers: [
      {
        product: 'fastmcp',
        after: `from fastmcp import FastMCP
from mcp_auth import build_auth

if __name__ == "__main__":
    mcp = FastMCP("main", auth=build_auth())
    mcp.run()
`,
      },
    ],
  },
  {
    name: 'in-a-fixture',
    before: `import pytest
from fastmcp import FastMCP


@pytest.fixture
def server():
    return FastMCP(name="test")
`,
    servers: [
      {
        product: 'fastmcp',
        refused: 'server.py, line 7 is a test or an example, which is not changed.',
      },
    ],
  },
  {
    name: 'types-only',
    before: `from typing import Any

from fastmcp import FastMCP


def register_tools(mcp: FastMCP[Any]) -> None:
    """Registers.

    Args:
        mcp (FastMCP): a FastMCP("x")
    """
`,
    servers: [],
  },
  {
    name: 'several-servers',
    before: `from fastmcp import FastMCP

mcp = FastMCP("main")
memory = FastMCP("memory")
mcp.mount(memory)
`,
    servers: [
      {
        product: 'fastmcp',
        after: `from fastmcp import FastMCP
from mcp_auth import build_auth

mcp = FastMCP("main", auth=build_auth())
memory = FastMCP("memory")
mcp.mount(memory)
`,
      },
      {
        product: 'fastmcp',
        refused: 'server.py, line 4 is mounted into another server, whose auth alone counts',
      },
    ],
  },
];
