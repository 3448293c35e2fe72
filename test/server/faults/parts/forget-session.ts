import type { JsonObject } from '../../../../src/model/wire';
import { bodyOf } from '../../read-ahead';
import { type Before, json } from './answers';

/** Answers this method as a server that does not know the session, for so many sessions. */
export function forgetSession(method: string, times: number, status = 404): Before {
  const forgotten = new Set<string>();
  return (request, response) => {
    const id = request.headers['mcp-session-id'];
    if (typeof id !== 'string' || request.method !== 'POST') return false;
    const message = JSON.parse(bodyOf(request)) as JsonObject;
    if (message['method'] !== method) return false;
    forgotten.add(id);
    if (forgotten.size > times) return false;
    json(status, {
      jsonrpc: '2.0',
      id: message['id'] ?? null,
      error: { code: -32001, message: 'Session not found' },
    })(response);
    return true;
  };
}
