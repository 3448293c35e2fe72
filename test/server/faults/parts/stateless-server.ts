import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AuthInfo } from '@modelcontextprotocol/sdk/server/auth/types.js';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';
import type { JsonObject } from '../../../../src/model/wire';
import { createNotesServer } from '../../notes-server';
import { sendJson } from '../../respond';

/** What a request gets before the MCP server sees it. */
export type Admission =
  | { readonly let: 'in'; readonly auth?: AuthInfo }
  | { readonly let: 'out'; readonly status: number; readonly challenge?: string };

export type Admit = (
  authorization: string | undefined,
  /** The `method` of the JSON-RPC message. */
  method: string,
) => Admission | Promise<Admission>;

/**
 * Answers requests to one MCP endpoint without sessions and without a stream of its own: a new
 * server object for each message, and JSON answers.
 */
export function statelessMcp(admit: Admit) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (request.method !== 'POST') return sendJson(response, 405, {}, { allow: 'POST' });
    const message = JSON.parse(await readText(request)) as JsonObject;
    const admission = await admit(request.headers.authorization, String(message['method']));
    if (admission.let === 'out') {
      const { challenge } = admission;
      return sendJson(
        response,
        admission.status,
        { error: 'unauthorized' },
        challenge === undefined ? {} : { 'www-authenticate': challenge },
      );
    }
    // Without a session id generator the transport is stateless.
    const transport = new StreamableHTTPServerTransport({ enableJsonResponse: true });
    const server = createNotesServer('notes');
    response.once('close', () => void server.close());
    await server.connect(transport as Transport);
    const { auth } = admission;
    await transport.handleRequest(
      auth ? Object.assign(request, { auth }) : request,
      response,
      message,
    );
  };
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
}
