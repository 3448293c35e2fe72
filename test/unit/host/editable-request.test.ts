import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  changesOf,
  editableExchange,
  editableUpcoming,
  editedHeaders,
  editedParameters,
  editProblem,
  withPair,
} from '../../../src/host/editable-request';
import type { TraceExchange } from '../../../src/model/trace';
import { isUsableEdit, type RequestEdit } from '../../../src/oauth/edit';

const tokenRequest: TraceExchange = {
  id: 'x1',
  party: 'authorization-server',
  because: 'The code is traded.',
  request: {
    method: 'POST',
    url: 'https://as.example/token?tenant=a%20b',
    headers: [
      ['Content-Type', 'application/x-www-form-urlencoded'],
      ['authorization', 'Basic ‹24 characters›'],
    ],
    body: {
      contentType: 'application/x-www-form-urlencoded',
      text: 'grant_type=authorization_code&code=‹43 characters›&resource=https%3A%2F%2Fmcp.example%2Fmcp',
      bytes: 120,
      cut: false,
    },
  },
  timing: { startMs: 0, totalMs: 1 },
};

test('a form is taken apart, and what is not shown has no value', () => {
  const request = editableExchange(tokenRequest);
  assert.deepEqual(request.form, [
    { name: 'grant_type', value: 'authorization_code' },
    { name: 'code', value: undefined },
    { name: 'resource', value: 'https://mcp.example/mcp' },
  ]);
  assert.equal(request.headers[1]?.value, undefined);
  assert.equal(request.body, undefined);
});

test('the request that goes out next is taken apart the same way', () => {
  const next = {
    step: 'token-request',
    because: '',
    method: 'POST',
    url: 'https://as.example/token',
    headers: [['accept', 'application/json']],
  } as const;
  const form = editableUpcoming({ ...next, body: 'grant_type=authorization_code&code={{code}}' });
  assert.deepEqual(form.form, [
    { name: 'grant_type', value: 'authorization_code' },
    { name: 'code', value: undefined },
  ]);
  const json = editableUpcoming({ ...next, body: '{\n  "method": "initialize"\n}' });
  assert.equal(json.form, undefined);
  assert.equal(json.body, '{"method":"initialize"}');
  const get = editableUpcoming({ ...next, method: 'GET', url: 'https://as.example/m?a=1&b=%3D' });
  assert.deepEqual(editedParameters(get, {}), [
    { name: 'a', value: '1', change: 'none' },
    { name: 'b', value: '=', change: 'none' },
  ]);
});

test('changes are shown on top of what was there, and can be undone', () => {
  const request = editableExchange(tokenRequest);
  let edit: RequestEdit = {};
  edit = withPair(edit, 'parameters', 'code', 'mine');
  edit = withPair(edit, 'parameters', 'resource', null);
  edit = withPair(edit, 'parameters', 'audience', 'api');
  edit = withPair(edit, 'headers', 'content-type', 'text/plain');
  assert.equal(changesOf(edit), 4);
  assert.deepEqual(
    editedParameters(request, edit).map(({ name, change }) => `${name} ${change}`),
    ['grant_type none', 'code changed', 'resource removed', 'audience added'],
  );
  assert.deepEqual(
    editedHeaders(request, edit).map(({ name, value, change }) => [name, value, change]),
    [
      ['Content-Type', 'text/plain', 'changed'],
      ['authorization', undefined, 'none'],
    ],
  );
  for (const name of ['code', 'resource', 'audience'])
    edit = withPair(edit, 'parameters', name, undefined);
  assert.deepEqual(edit, { headers: { 'content-type': 'text/plain' } });
  assert.deepEqual(withPair(edit, 'headers', 'content-type', undefined), {});
});

test('undoing every change leaves no edit, in whatever order', () => {
  const name = fc.constantFrom('a', 'b', 'c');
  const change = fc.tuple(fc.constantFrom('headers' as const, 'parameters' as const), name);
  fc.assert(
    fc.property(fc.array(fc.tuple(change, fc.option(fc.string(), { nil: null }))), (changes) => {
      let edit: RequestEdit = {};
      for (const [[list, key], value] of changes) edit = withPair(edit, list, key, value);
      for (const list of ['headers', 'parameters'] as const)
        for (const key of ['a', 'b', 'c']) edit = withPair(edit, list, key, undefined);
      assert.deepEqual(edit, {});
    }),
  );
});

test('the parameters of a query are those of the changed address', () => {
  const request = editableExchange({
    ...tokenRequest,
    request: { method: 'GET', url: 'https://as.example/a?x=1', headers: [] },
  });
  assert.deepEqual(editedParameters(request, { url: 'https://as.example/a?y=2#top' }), [
    { name: 'y', value: '2', change: 'none' },
  ]);
});

test('what cannot be sent is said, and what is not shown is never sent as it looks', () => {
  const problem = (edit: RequestEdit): string => editProblem(edit, isUsableEdit) ?? '';
  assert.match(problem({ method: 'GET /' }), /^A method/);
  assert.match(problem({ url: 'ftp://as.example/' }), /^An address/);
  assert.match(problem({ headers: { 'a b': '1' } }), /^A header/);
  assert.match(problem({ headers: { a: 'one\r\ntwo' } }), /^A header/);
  for (const edit of [
    { url: 'https://as.example/?key=‹12 characters›' },
    { body: 'code={{code}}' },
    { parameters: { code: '‹43 characters›' } },
    { headers: { authorization: 'Bearer ‹812 characters›' } },
  ]) {
    assert.match(problem(edit), /^Part of this is not shown/);
  }
  assert.equal(problem({ method: 'PUT', parameters: { a: null }, body: '{}' }), '');
});
