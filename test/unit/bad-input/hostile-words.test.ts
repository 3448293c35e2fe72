import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { JsonObject } from '../../../src/model/wire';
import { at, json, text } from '../../server/faults/parts/answers';
import { type Difference, startPair } from '../../server/faults/parts/pair';
import { withQuery } from '../../server/faults/parts/with-query';
import { checkFindings } from '../rules/check-findings';
import { runHeadless } from '../rules/headless-run';

const long = 'x'.repeat(500_000);
const sharp = '</script><img src=x onerror=alert(1)>\u202e\u0000\u001b[2J';
const withError = (url: URL): URL =>
  withQuery(withQuery(url, 'error', `e${sharp}`), 'error_description', long.slice(0, 5000));
const member = (name: string, value: string) => (document: JsonObject) => ({
  ...document,
  [name]: value,
});

/** Servers choose the words of many findings. */
const hostile: readonly [what: string, rule: string, Difference][] = [
  ['resource', 'resource-mismatch', { server: { resourceMetadata: member('resource', long) } }],
  ['issuer', 'issuer-mismatch', { authorization: { metadata: member('issuer', long) } }],
  [
    'token_endpoint',
    'server-metadata-unusable',
    { authorization: { metadata: member('token_endpoint', `javascript:${long}`) } },
  ],
  [
    'the error of a registration',
    'registration-refused',
    {
      authorization: {
        before: at('/reg', json(400, { error: sharp, error_description: long })),
      },
    },
  ],
  ['the error of a sign-in', 'authorization-refused', { authorization: { callback: withError } }],
  [
    'the error of a token answer',
    'token-refused',
    { authorization: { before: at('/token', json(400, { error: `${sharp}${long}` })) } },
  ],
  [
    'a content type',
    'not-mcp',
    { server: { before: at('/mcp', text(200, `text/${'y'.repeat(8000)}`, long)) } },
  ],
  [
    'a JSON-RPC error',
    'not-mcp',
    {
      server: {
        before: at('/mcp', json(400, { jsonrpc: '2.0', error: { message: long + sharp } })),
      },
    },
  ],
];

for (const [what, rule, difference] of hostile) {
  test(`${what} that a server has chosen badly`, { timeout: 20_000 }, async () => {
    const server = await startPair(() => difference);
    try {
      const { trace } = await runHeadless(server.url);
      const [finding, ...others] = trace.findings;
      assert.equal(finding?.rule, rule);
      assert.deepEqual(others, []);
      assert.ok(finding.title.length <= 200);
      for (const part of ['expected', 'actual', 'because', 'do'] as const) {
        assert.ok(finding[part].length <= 1000, part);
      }
      checkFindings(trace);
    } finally {
      await server.close();
    }
  });
}
