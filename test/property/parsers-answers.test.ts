import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Facts } from '../../src/model/flow';
import type { Outcome } from '../../src/model/outcome';
import type { Json, JsonObject } from '../../src/model/wire';
import { firstEventData } from '../../src/oauth/body-reader';
import { checkIntrospection } from '../../src/oauth/check-introspection';
import {
  documentProblems,
  isDocumentUrl,
  writeClientDocument,
} from '../../src/oauth/client-document';
import { eraOf } from '../../src/oauth/era';
import type { Exchange } from '../../src/oauth/exchange';
import { isObject } from '../../src/oauth/metadata';
import { outcomeOf, protectKept } from '../../src/oauth/outcome';
import { registeredClient, shouldTryWithout } from '../../src/oauth/registration-request';
import type { RequestDraft } from '../../src/oauth/step';
import { readTokenAnswer, tokenKeep } from '../../src/oauth/token-answer';
import { createVault, shapeOf } from '../../src/oauth/vault';
import { address, anyJson, anyText, word } from './documents';

/** The same runs each time, so that a landing never turns on luck; another seed explores further. */
const seed = Number(process.env['MCP_AUTH_PROPERTY_SEED'] ?? 20_261_131);
const numRuns = Number(process.env['MCP_AUTH_PROPERTY_RUNS'] ?? 400);
const options = { seed, numRuns };

const draft: RequestDraft = {
  method: 'POST',
  url: 'https://as.example/token',
  party: 'authorization-server',
  headers: {},
  credentials: 'none',
  keep: {
    ...tokenKeep,
    client_secret: 'clientSecret',
    registration_access_token: 'registrationAccessToken',
  },
};

function exchange(contentType: string, text: string, status: number): Exchange {
  return {
    id: 'x1',
    step: 'token-request',
    party: 'authorization-server',
    because: '',
    request: { method: 'POST', url: draft.url, headers: [] },
    response: { status, headers: [], contentType, text, bytes: text.length, cut: false },
    startedAt: 0,
    endedAt: 1,
  };
}

const status = fc.constantFrom(200, 201, 204, 301, 400, 401, 404, 422, 500, 599);
const body = fc.oneof(
  anyText,
  anyJson.map((value) => JSON.stringify(value)),
);
const type = fc.oneof(fc.constantFrom('application/json', 'text/event-stream', ''), anyText);

const server: Facts['authorizationServer'] = {
  issuer: 'https://as.example',
  askedAs: 'https://as.example',
  source: 'oauth',
  tokenEndpoint: 'https://as.example/token',
  metadata: {
    clientIdMetadataDocumentSupported: false,
    issParameterSupported: false,
    problems: [],
  },
};
const identity: Facts['clientIdentity'] = {
  way: 'dynamic',
  grant: 'authorization_code',
  binding: 'bearer',
  redirectUri: 'http://127.0.0.1:1/callback',
  scopeSource: 'none',
};

test('token answers: any body is read, no secret stays outside the vault, and tokens come back', () => {
  fc.assert(
    fc.property(type, body, status, (contentType, text, code) => {
      const vault = createVault();
      const made = exchange(contentType, text, code);
      if (made.response !== undefined) protectKept(made.response, draft.keep, vault);
      const outcome = outcomeOf(made, draft, vault);
      const answer = readTokenAnswer(outcome, 1000);
      assert.ok(['tokens', 'refused', 'unusable'].includes(answer.kind));
      if (outcome.kind === 'response') {
        registeredClient(outcome, server, identity, [], 1000);
        shouldTryWithout(outcome, []);
      }
      if (answer.kind === 'tokens') {
        assert.ok(vault.get('accessToken'));
        const { expiresAt } = answer.tokens;
        if (expiresAt !== undefined) new Date(expiresAt).toISOString();
      }
    }),
    options,
  );
  const answers = fc.record(
    {
      access_token: word,
      token_type: fc.constantFrom('Bearer', 'bearer', 'DPoP'),
      expires_in: fc.oneof(fc.nat(100_000), fc.nat(100_000).map(String)),
      refresh_token: word,
      scope: word,
    },
    { requiredKeys: ['access_token', 'token_type'] },
  );
  fc.assert(
    fc.property(answers, (given) => {
      const vault = createVault();
      const outcome = outcomeOf(
        exchange('application/json', JSON.stringify(given), 200),
        draft,
        vault,
      );
      const answer = readTokenAnswer(outcome, 5000);
      assert.equal(answer.kind, 'tokens');
      if (answer.kind !== 'tokens') return;
      const { tokens } = answer;
      assert.equal(vault.get('accessToken'), given.access_token);
      assert.equal(vault.get('refreshToken'), given.refresh_token);
      assert.equal(tokens.accessToken.length, given.access_token.length);
      assert.equal(tokens.refreshToken?.length, given.refresh_token?.length);
      assert.deepEqual([tokens.tokenType, tokens.scope], [given.token_type, given.scope]);
      const ends =
        given.expires_in === undefined ? undefined : 5000 + Number(given.expires_in) * 1000;
      assert.equal(tokens.expiresAt, ends);
    }),
    options,
  );
});

test('tokens: any text has a shape, and a JWT the one that it was made with', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        anyText,
        fc.array(anyText, { maxLength: 5 }).map((parts) => parts.join('.')),
      ),
      (token) => {
        assert.equal(shapeOf(token).length, token.length);
      },
    ),
    options,
  );
  const part = (value: Json): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const object = fc.dictionary(word, fc.oneof(word, fc.nat(), fc.string({ unit: 'grapheme' })), {
    maxKeys: 4,
  });
  fc.assert(
    fc.property(object, object, fc.stringMatching(/^[\w-]{1,20}$/), (header, claims, signature) => {
      const { jwt } = shapeOf(`${part(header)}.${part(claims)}.${signature}`);
      assert.deepEqual(jwt, JSON.parse(JSON.stringify({ header, claims })));
    }),
    options,
  );
});

test('client documents: any is judged, and the one that is written is right', () => {
  fc.assert(
    fc.property(body, anyText, (text, url) => {
      const outcome = outcomeOf(exchange('application/json', text, 200), draft, createVault());
      assert.equal(outcome.kind, 'response');
      if (outcome.kind !== 'response') return;
      const problems = documentProblems(url, outcome.body, identity.redirectUri);
      assert.ok(problems.length > 0);
      isDocumentUrl(url);
    }),
    options,
  );
  const path = fc
    .stringMatching(/^[a-z]{1,8}(\/[a-z.]{2,8})?$/)
    .filter((one) => !one.includes('/.'));
  fc.assert(
    fc.property(
      path,
      fc.array(address, { minLength: 1, maxLength: 3 }),
      word,
      (end, uris, name) => {
        const url = `https://client.example/${end}`;
        assert.equal(isDocumentUrl(url), true);
        const value = JSON.parse(writeClientDocument({ url, name, redirectUris: uris })) as Json;
        for (const uri of uris)
          assert.deepEqual(documentProblems(url, { kind: 'json', value }, uri), []);
        assert.notDeepEqual(documentProblems(`${url}/x`, { kind: 'json', value }, uris[0]), []);
      },
    ),
    options,
  );
});

test('registrations, introspection answers, eras and event streams: anything is read', () => {
  fc.assert(
    fc.property(anyJson, status, (value, code) => {
      assert.ok(['modern', 'legacy', 'undecided'].includes(eraOf(code, value)));
      const outcome: Extract<Outcome, { kind: 'response' }> = {
        kind: 'response',
        exchange: 'x1',
        url: draft.url,
        status: code,
        headers: [],
        body: { kind: 'json', value },
        kept: {},
      };
      const client = registeredClient(outcome, server, identity, [], 1000);
      if (client !== undefined) assert.equal(typeof client.clientId, 'string');
      for (const without of [[], ['scope'], ['scope', 'application_type']])
        assert.ok((shouldTryWithout(outcome, without)?.length ?? 99) > without.length);
      if (isObject(value)) {
        const wish = {
          now: 1000,
          issuer: 'i',
          audience: 'a',
          clientId: 'c',
          scopeAsked: 's',
          dpop: true,
        };
        for (const check of checkIntrospection(value as JsonObject, wish))
          assert.ok(['pass', 'fail', 'unknown'].includes(check.verdict));
      }
    }),
    options,
  );
  fc.assert(
    fc.property(
      fc.array(fc.oneof(anyText, fc.constantFrom('data: x', 'data:', '', '\r', ': c')), {
        maxLength: 6,
      }),
      (lines) => {
        const data = firstEventData(lines.join('\n'));
        assert.ok(data === undefined || data !== '');
      },
    ),
    options,
  );
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 3 }), fc.boolean(), (lines, crlf) => {
      const end = crlf ? '\r\n' : '\n';
      const event = `: comment${end}id: 1${end}${lines.map((line) => `data: ${line}`).join(end)}${end}${end}`;
      assert.equal(firstEventData(event), lines.join('\n'));
    }),
    options,
  );
});
