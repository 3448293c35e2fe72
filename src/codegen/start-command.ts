/** How a server is most likely started, and where it is then: what a person is asked begins with these. */

import { type Project, textAt } from './project';
import { type ServerSite, targetOf } from './site';

/** A line for a terminal in the project's folder. */
export function startCommand(project: Project, { product, path }: ServerSite): string {
  if (targetOf(product) === 'mcp-typescript') return 'npm start';
  const text = textAt(project, path) ?? '';
  const starts = /\.run(_async|_http_async)?\(/.test(text);
  const own = starts ? `python ${quoted(path)}` : `fastmcp run ${quoted(path)} --transport http`;
  return textAt(project, 'uv.lock') === undefined ? own : `uv run ${own}`;
}

/** `environment`: what the server will be given, such as the content of `.env`. */
export function startAddress(
  { product }: ServerSite,
  environment: { readonly [name: string]: string | undefined },
): string {
  const base = environment['MCP_BASE_URL'] || environment['MCP_SERVER_URL'];
  if (base !== undefined && URL.canParse(base)) {
    const { origin, pathname } = new URL(base);
    return `${origin}${pathname === '/' ? '/mcp' : pathname}`;
  }
  const port = targetOf(product) === 'mcp-typescript' ? 3000 : 8000;
  return `http://127.0.0.1:${environment['PORT'] || port}/mcp`;
}

function quoted(path: string): string {
  return /^[\w./-]+$/.test(path) ? path : `"${path.replace(/["\\$`]/g, '\\$&')}"`;
}
