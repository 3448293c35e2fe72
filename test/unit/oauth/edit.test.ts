import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  editedDraft,
  editedLive,
  isUsableEdit,
  type RequestEdit,
  secretsInEdit,
} from '../../../src/oauth/edit';
import type { LiveRequest } from '../../../src/oauth/exchange';
import type { Credentials, RequestDraft } from '../../../src/oauth/step';

const form: RequestDraft = {
  method: 'POST',
  url: 'https://as.example/token',
  party: 'authorization-server',
  headers: { accept: 'application/json' },
  body: {
    kind: 'form',
    fields: [
      ['grant_type', 'authorization_code'],
      ['code', { secret: 'code' }],
      ['code_verifier', { secret: 'codeVerifier' }],
    ],
  },
  credentials: 'client',
  proof: true,
  keep: { access_token: 'accessToken' },
};

const live: LiveRequest = {
  method: 'POST',
  url: 'https://mcp.example/mcp',
  headers: [
    ['content-type', 'application/json'],
    ['mcp-session-id', 's1'],
    ['x-key', 'configured'],
  ],
  body: '{"method":"tools/call"}',
};
const bound = ['X-Key', 'mcp-session-id'];

const unusable: readonly RequestEdit[] = [
  { url: 'javascript:alert(1)' },
  { url: 'file:///etc/passwd' },
  { url: 'data:text/plain,x' },
  { url: '/token' },
  { url: '' },
  { url: 'https://' },
  { url: 'https://user:pass@as.example/' },
  { method: 'post' },
  { method: '' },
  { method: 'GET /x HTTP/1.1' },
  { method: 'CONNECT' },
  { method: 'TRACE' },
  { method: 'TRACK' },
  { headers: { 'x-a': 'one\r\nx-b: two' } },
  { headers: { 'x-a': 'one\ntwo' } },
  { headers: { 'x-a': 'nul\0' } },
  { headers: { 'x-a': 'snow ☃' } },
  { headers: { 'x a': 'space in the name' } },
  { headers: { '': 'no name' } },
  { headers: { 'x-a\n': 'line break in the name' } },
];

test('an edit that makes no request is not usable', () => {
  for (const edit of unusable) assert.equal(isUsableEdit(edit), false, JSON.stringify(edit));
  for (const edit of [
    {},
    { method: 'PUT', url: 'http://127.0.0.1:1/x?y=z', body: 'any\r\nthing ☃' },
    { headers: { 'X-A': 'tab\tand ä', 'x-gone': null, 'x-empty': '' } },
    { parameters: { 'any name\n': 'any value\n', gone: null } },
  ]) {
    assert.equal(isUsableEdit(edit), true, JSON.stringify(edit));
  }
});

test('whatever is usable can be made a request', () => {
  const words = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc.constantFrom('accept', 'x-a'),
  );
  const texts = fc.dictionary(words, fc.option(words), { maxKeys: 4 });
  const edits = fc.record(
    {
      method: fc.oneof(words, fc.constantFrom('GET', 'POST', 'DELETE', 'HEAD')),
      url: fc.oneof(words, fc.webUrl({ withQueryParameters: true })),
      headers: texts,
      parameters: texts,
      body: words,
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(edits, (edit) => {
      secretsInEdit(edit);
      if (!isUsableEdit(edit)) return;
      const draft = editedDraft(form, edit);
      const request = editedLive(live, edit, bound);
      for (const { method, url, headers, body } of [
        { ...draft, headers: Object.entries(draft.headers), body: draft.body && 'x' },
        request,
      ]) {
        new Request(url, {
          method,
          headers: [...headers.map(([a, b]): [string, string] => [a, b])],
          ...(body !== undefined && { body }),
        });
      }
    }),
    { seed: 20_261_124, numRuns: 500 },
  );
});

test('parameters of a form are changed, added and taken out, each in its place', () => {
  const { body, url } = editedDraft(form, {
    parameters: { code: 'mine', code_verifier: null, extra: 'x', absent: null },
  });
  assert.equal(url, form.url);
  assert.deepEqual(body, {
    kind: 'form',
    fields: [
      ['grant_type', 'authorization_code'],
      ['code', 'mine'],
      ['extra', 'x'],
    ],
  });
});

test('parameters of a request without a form are those of its query', () => {
  const get: RequestDraft = { ...form, method: 'GET', url: 'https://as.example/k?a=1&b=2' };
  const { body: _, ...without } = get;
  const { url } = editedDraft(without, { parameters: { a: null, b: '3', c: '4 5' } });
  assert.equal(url, 'https://as.example/k?b=3&c=4+5');
});

test('a body stands in place of the whole one, with the type of the one before', () => {
  const type = 'application/x-www-form-urlencoded';
  assert.deepEqual(editedDraft(form, { body: 'a=b' }).body, {
    kind: 'text',
    text: 'a=b',
    contentType: type,
  });
  const json: RequestDraft = { ...form, body: { kind: 'json', value: { a: 1 } } };
  assert.deepEqual(editedDraft(json, { body: '{' }).body, {
    kind: 'text',
    text: '{',
    contentType: 'application/json',
  });
  const twice = editedDraft(editedDraft(form, { body: 'a=b' }), { body: 'c=d' });
  assert.deepEqual(twice.body, { kind: 'text', text: 'c=d', contentType: type });
});

test('a method that has no body leaves it out', () => {
  for (const method of ['GET', 'HEAD']) {
    assert.equal(editedDraft(form, { method, body: 'x' }).body, undefined);
    assert.equal(editedLive(live, { method }, bound).body, undefined);
  }
  assert.ok(editedDraft(form, { method: 'DELETE' }).body);
});

test('another origin gets no credentials, no proof and no secret of the form', () => {
  for (const url of [
    'https://evil.example/token',
    'http://as.example/token',
    'https://as.example:8443/token',
    'https://as.example.evil.example/token',
  ]) {
    for (const credentials of [
      'client',
      'token',
      'registration',
      'introspection',
      'identity-provider-client',
    ] satisfies Credentials[]) {
      const draft = editedDraft({ ...form, credentials }, { url });
      assert.equal(draft.credentials, 'none');
      assert.equal(draft.proof, undefined);
      assert.deepEqual(draft.body, {
        kind: 'form',
        fields: [['grant_type', 'authorization_code']],
      });
    }
    const { headers } = editedLive(live, { url }, bound);
    assert.deepEqual(headers, [['content-type', 'application/json']]);
  }
  const stays = editedDraft(form, { url: 'https://as.example/other' });
  assert.deepEqual([stays.credentials, stays.proof], ['client', true]);
  assert.deepEqual(stays.body, form.body);
  assert.equal(editedLive(live, { url: 'https://mcp.example/x' }, bound).headers.length, 3);
});

test('what the user writes goes to another origin all the same', () => {
  const url = 'https://evil.example/';
  const edit = { url, headers: { 'X-Key': 'typed' }, parameters: { code: 'typed' } };
  const fields = [
    ['grant_type', 'authorization_code'],
    ['code', 'typed'],
  ];
  assert.deepEqual(editedDraft(form, edit).body, { kind: 'form', fields });
  assert.deepEqual(editedLive(live, edit, bound).headers.at(-1), ['x-key', 'typed']);
});

test('header fields are changed whatever their case, and taken out', () => {
  const draft = editedDraft(form, { headers: { Accept: null, AUTHORIZATION: 'Bearer mine' } });
  assert.deepEqual(draft.headers, { authorization: 'Bearer mine' });
  assert.deepEqual(draft.overrideHeaders, { accept: null, authorization: 'Bearer mine' });
});

test('an edit changes neither the draft nor the request that it is made of', () => {
  const before = JSON.stringify([form, live]);
  const edit = {
    method: 'PUT',
    url: 'https://evil.example/',
    headers: { accept: null },
    parameters: { code: null },
    body: '',
  };
  editedDraft(form, edit);
  editedLive(live, edit, bound);
  assert.equal(JSON.stringify([form, live]), before);
});

test('what is typed under the name of a secret is known as one', () => {
  const secrets = secretsInEdit({
    url: 'https://as.example/?access_token=in-query&plain=1',
    headers: { Authorization: 'Bearer in-header', 'X-Api-Key': 'in-key', accept: 'text/plain' },
    parameters: { client_secret: 'in-form', scope: 'notes:read', code: null },
    body: '{"arguments":{"password":"in-body","name":"ada"},"refresh_token":["no text"]}',
  });
  for (const secret of ['in-query', 'in-header', 'in-key', 'in-form', 'in-body'])
    assert.ok(secrets.includes(secret), secret);
  for (const word of ['1', 'text/plain', 'notes:read', 'ada']) assert.ok(!secrets.includes(word));
  assert.ok(secretsInEdit({ body: 'code=typed&x=y' }).includes('typed'));
  assert.deepEqual(secretsInEdit({}), []);
});
