import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';

/** One MCP request by plain fetch, to see how it is let in or refused. */
export function ping(url: string, token?: string): Promise<Response> {
  return fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/json, text/event-stream',
      ...bearer(token),
    },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'ping' }),
  });
}

/** The same with a token that is bound to a key, and a proof. RFC 9449 §7.1. */
export function pingBound(
  url: string,
  { token, proof }: { readonly token?: string; readonly proof?: string | undefined } = {},
): Promise<Response> {
  return fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/json, text/event-stream',
      ...(token !== undefined && { authorization: `DPoP ${token}` }),
      ...(proof !== undefined && { dpop: proof }),
    },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'ping' }),
  });
}

/** Connects the SDK's own client over HTTP; the caller closes it. */
export async function connectOverHttp(url: string, token?: string): Promise<Client> {
  const transport = new StreamableHTTPClientTransport(new URL(url), {
    requestInit: { headers: bearer(token) },
  });
  return connect(transport as Transport);
}

/** Connects the SDK's own client; the caller closes it. */
export async function connect(transport: Transport): Promise<Client> {
  const client = new Client({ name: 'test', version: '1' });
  await client.connect(transport);
  return client;
}

/** Names of the server's tools, in its order; closes the client. */
export async function takeToolNames(client: Client): Promise<readonly string[]> {
  const { tools } = await client.listTools();
  await client.close();
  return tools.map((tool) => tool.name);
}

/** What a tool says, as text. */
export async function callForText(
  client: Client,
  name: string,
  values: Record<string, unknown> = {},
): Promise<string> {
  const { content } = await client.callTool({ name, arguments: values });
  const [first] = content as readonly { readonly text: string }[];
  return first?.text ?? '';
}

function bearer(token: string | undefined): Record<string, string> {
  return token === undefined ? {} : { authorization: `Bearer ${token}` };
}
