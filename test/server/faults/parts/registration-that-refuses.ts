import type { IncomingMessage, ServerResponse } from 'node:http';
import type { JsonObject } from '../../../../src/model/wire';
import { bodyOf } from '../../read-ahead';
import { type Before, json } from './answers';

/** Refuses a registration with this error where `why` finds a reason in it, and passes others on. RFC 7591 §3.2.2. */
export function registrationThatRefuses(
  why: (metadata: JsonObject) => string | undefined,
  error = 'invalid_client_metadata',
): Before {
  return (request: IncomingMessage, response: ServerResponse) => {
    if (request.method !== 'POST' || request.url !== '/reg') return false;
    const description = why(JSON.parse(bodyOf(request)) as JsonObject);
    if (description === undefined) return false;
    json(400, { error, error_description: description })(response);
    return true;
  };
}
