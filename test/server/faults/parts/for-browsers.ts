import type { Before } from './answers';

export interface Cors {
  readonly origin?: string;
  readonly headers?: string;
  readonly expose?: string;
  /** Addresses by the end of their paths that a page may not ask. */
  readonly notAt?: readonly string[];
}

const mcpHeaders =
  'Authorization, Content-Type, MCP-Protocol-Version, Mcp-Method, Mcp-Name, Mcp-Session-Id';

/** Lets pages in a browser ask, and passes everything else on. */
export function forBrowsers(cors: Cors = {}): Before {
  const { origin = '*', headers = mcpHeaders, expose = 'WWW-Authenticate', notAt = [] } = cors;
  return (request, response) => {
    const path = request.url?.split('?')[0] ?? '/';
    if (notAt.some((end) => path.endsWith(end))) {
      if (request.method !== 'OPTIONS') return false;
      response.writeHead(404).end();
      return true;
    }
    response.setHeader('access-control-allow-origin', origin);
    response.setHeader('access-control-expose-headers', expose);
    if (request.method !== 'OPTIONS') return false;
    response.setHeader('access-control-allow-headers', headers);
    response.setHeader('access-control-allow-methods', 'GET, POST, DELETE');
    response.writeHead(204).end();
    return true;
  };
}
