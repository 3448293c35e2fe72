import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Json } from '../../../src/model/wire';
import { type Era, eraOf } from '../../../src/oauth/era';

function failing(code: number, data?: Json): Json {
  return {
    jsonrpc: '2.0',
    id: 1,
    error: { code, message: 'no', ...(data !== undefined && { data }) },
  };
}

function answering(result: Json): Json {
  return { jsonrpc: '2.0', id: 1, result };
}

const cases: readonly (readonly [why: string, status: number, body: Json | undefined, era: Era])[] =
  [
    ['a header that does not match the body', 400, failing(-32020), 'modern'],
    ['a capability that the client lacks', 400, failing(-32021), 'modern'],
    ['an error of the new revision with status 200', 200, failing(-32021), 'modern'],
    ['another new revision', 400, failing(-32022, { supported: ['2027-03-01'] }), 'modern'],
    [
      'revisions of both eras',
      400,
      failing(-32022, { supported: ['2025-11-25', '2026-07-28'] }),
      'modern',
    ],
    [
      'only revisions of before',
      400,
      failing(-32022, { supported: ['2025-11-25', '2025-06-18'] }),
      'legacy',
    ],
    ['a wrong revision and no list', 400, failing(-32022), 'modern'],
    ['a wrong revision and a list of nothing', 400, failing(-32022, { supported: [] }), 'modern'],
    [
      'a wrong revision and a list of no revisions',
      400,
      failing(-32022, { supported: [7, 'x'] }),
      'modern',
    ],
    [
      'discovery that lists the new revision',
      200,
      answering({ supportedVersions: ['2026-07-28'] }),
      'modern',
    ],
    [
      'discovery that lists only what was before',
      200,
      answering({ supportedVersions: ['2025-11-25'] }),
      'legacy',
    ],
    ['an empty result', 200, answering({}), 'legacy'],
    ['another 400 of JSON-RPC', 400, failing(-32000), 'legacy'],
    ['a 400 with nothing in it', 400, undefined, 'legacy'],
    ['a 400 with another document', 400, { error: 'bad_request' }, 'legacy'],
    ['an unknown method with status 200', 200, failing(-32601), 'legacy'],
    ['an unknown method with status 404', 404, failing(-32601), 'legacy'],
    ['a 404', 404, undefined, 'legacy'],
    ['a 405', 405, undefined, 'legacy'],
    ['a 422', 422, { detail: [] }, 'legacy'],
    ['a refusal that wants a token', 401, undefined, 'undecided'],
    [
      'a refusal that wants a token, in the shape of an old error',
      401,
      failing(-32601),
      'undecided',
    ],
    ['a refusal of what the token is good for', 403, failing(-32020), 'undecided'],
    ['a server that is busy', 429, undefined, 'undecided'],
    ['a server that fails', 500, failing(-32603), 'undecided'],
    ['a gateway that fails', 502, undefined, 'undecided'],
    ['a redirect', 307, undefined, 'undecided'],
    ['a page', 200, undefined, 'undecided'],
    ['a document that is no message', 200, { ok: true }, 'undecided'],
    ['a list of messages', 200, [], 'undecided'],
  ];

for (const [why, status, body, era] of cases) {
  test(`${why} (${status}) is ${era}`, () => {
    assert.equal(eraOf(status, body), era);
  });
}
