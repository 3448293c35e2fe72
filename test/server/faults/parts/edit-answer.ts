import type { IncomingMessage, ServerResponse } from 'node:http';
import type { JsonObject } from '../../../../src/model/wire';
import type { Before } from './answers';

/**
 * Lets a request through and edits the JSON body of its answer, which the server must send in one
 * piece. What is no JSON object goes on as it is, for there another fault has answered.
 */
export function editAnswer(path: string, edit: (body: JsonObject) => JsonObject): Before {
  return (request: IncomingMessage, response: ServerResponse) => {
    // What a browser asks beforehand has no body.
    if (request.url !== path || request.method === 'OPTIONS') return false;
    const end = response.end.bind(response);
    const edited = (chunk?: unknown): ServerResponse => {
      const text = Buffer.isBuffer(chunk) ? chunk.toString('utf8') : String(chunk ?? '');
      const read = response.headersSent ? undefined : objectIn(text);
      if (read === undefined) return end(chunk);
      const body = JSON.stringify(edit(read));
      response.setHeader('content-length', Buffer.byteLength(body));
      return end(body);
    };
    response.end = edited as typeof response.end;
    return false;
  };
}

function objectIn(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as JsonObject) : undefined;
  } catch {
    return undefined;
  }
}
