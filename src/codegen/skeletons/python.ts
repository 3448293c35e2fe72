import type { ProjectFile } from '../project';
import { literal } from '../python/python-text';
import { clientFiles } from './client-files';
import { packageName } from './package-name';

/** A server on FastMCP, with uv. */
export function pythonProject(name: string): readonly ProjectFile[] {
  const id = packageName(name);
  return [
    { path: 'pyproject.toml', text: pyproject(id) },
    { path: 'server.py', text: server(name) },
    { path: 'tools.py', text: tools },
    { path: 'test_tools.py', text: test },
    { path: 'Dockerfile', text: dockerfile },
    { path: '.dockerignore', text: '.env\n.git\n.venv\n__pycache__\n' },
    { path: '.gitignore', text: '.env\n.venv/\n__pycache__/\n' },
    { path: 'README.md', text: readme(name) },
    ...clientFiles(id, 'http://127.0.0.1:8000/mcp'),
  ];
}

const pyproject = (id: string): string => `[project]
name = "${id}"
version = "0.1.0"
requires-python = ">=3.10"
dependencies = [
    "fastmcp>=3.4,<4",
]

[dependency-groups]
dev = [
    "pytest>=8",
]

[tool.uv]
package = false
`;

const server = (name: string): string => `import os

from fastmcp import FastMCP

from tools import add

mcp = FastMCP(${literal(name)})
mcp.tool(add)

if __name__ == "__main__":
    mcp.run(
        transport="http",
        host=os.environ.get("HOST", "127.0.0.1"),
        port=int(os.environ.get("PORT", "8000")),
    )
`;

const tools = `def add(a: int, b: int) -> int:
    """Adds two numbers."""
    return a + b
`;

const test = `from tools import add


def test_adds():
    assert add(2, 3) == 5
`;

const dockerfile = `FROM python:3.13-slim
COPY --from=ghcr.io/astral-sh/uv:0.9 /uv /bin/uv
WORKDIR /app
COPY pyproject.toml ./
RUN uv sync --no-dev
COPY . .
ENV HOST=0.0.0.0
EXPOSE 8000
CMD ["uv", "run", "--no-dev", "python", "server.py"]
`;

const readme = (name: string): string => `# ${name}

An MCP server that lets in only callers who have signed in. What is to be done at the provider is in
\`MCP_AUTH.md\`, what the server has to be told in \`.env.example\`.

\`\`\`sh
uv sync
uv run pytest
uv run --env-file .env python server.py
\`\`\`
`;
