/** How a server is most likely started, and where it is then: what a person is asked begins with these. */

import { type Project, textAt } from './project';
import { type ServerSite, targetOf } from './site';

/** A line for a terminal in the project's folder. */
export function startCommand(project: Project, { product, path }: ServerSite): string {
  if (targetOf(product) === 'mcp-typescript') return 'npm start';
  const text = textAt(project, path) ?? '';
  const starts = /\.run(_async|_http_async)?\(/.test(text);
  const own = starts ? `python ${quoted(path)}` : `fastmcp run ${quoted(path)} --transport http`;
  const pyproject = textAt(project, 'pyproject.toml') ?? '';
  const uv = textAt(project, 'uv.lock') !== undefined || /^\[tool\.uv\]/m.test(pyproject);
  return uv ? `uv run ${own}` : own;
}

/**
 * The address on this machine, since that is what was started; the path is that of the public address.
 * `environment`: what the server will be given, such as the content of `.env`.
 */
export function startAddress(
  { product }: ServerSite,
  environment: { readonly [name: string]: string | undefined },
): string {
  // FastMCP's base_url is what the endpoint's path is put behind; the official SDKs take the whole address.
  const whole = environment['MCP_SERVER_URL'];
  const base = whole ?? environment['MCP_BASE_URL'];
  const known = base !== undefined && URL.canParse(base) ? new URL(base) : undefined;
  if (known !== undefined && isHere(known.hostname)) {
    return whole === undefined ? `${known.href.replace(/\/+$/, '')}/mcp` : known.href;
  }
  const port = targetOf(product) === 'mcp-typescript' ? 3000 : 8000;
  const path = whole !== undefined && known !== undefined ? known.pathname : '/mcp';
  return `http://127.0.0.1:${environment['PORT'] || port}${path}`;
}

function isHere(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || host.startsWith('127.');
}

function quoted(path: string): string {
  return /^[\w./-]+$/.test(path) ? path : `"${path.replace(/["\\$`]/g, '\\$&')}"`;
}
