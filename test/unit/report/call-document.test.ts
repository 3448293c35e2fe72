import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { JsonObject } from '../../../src/model/wire';
import { callDocument } from '../../../src/report/call-document';

const answered = (result: JsonObject) => callDocument('add', { kind: 'answered', result });

test('text and structured content of a tool are shown', () => {
  assert.equal(
    answered({ content: [{ type: 'text', text: '3' }], structuredContent: { sum: 3 } }),
    '# add\n\n```\n3\n```\n\nStructured content:\n\n```json\n{\n  "sum": 3\n}\n```\n',
  );
});

test('an error of a tool is named before its text', () => {
  const text = answered({ content: [{ type: 'text', text: 'no' }], isError: true });
  assert.match(text, /^# add\n\nThe tool answered with an error\.\n\n```\nno/);
});

test('an image is a note of its type and size', () => {
  const data = Buffer.from('12345').toString('base64');
  assert.match(
    answered({ content: [{ type: 'image', data, mimeType: 'image/png' }] }),
    /Image, `image\/png`, 5 bytes\./,
  );
});

test('messages of a prompt and contents of a resource are shown', () => {
  assert.match(
    answered({ messages: [{ role: 'user', content: { type: 'text', text: 'Hello' } }] }),
    /Message of user:\n\n```\nHello\n```/,
  );
  assert.match(
    answered({ contents: [{ uri: 'note://1', text: 'body' }] }),
    /Resource `note:\/\/1`:\n\n```\nbody\n```/,
  );
});

test('text of a server cannot close its fence', () => {
  const text = answered({ content: [{ type: 'text', text: '```\n# not a heading' }] });
  assert.match(text, /\n````\n```\n# not a heading\n````\n/);
});

test('what has no shape, a cancelled and a failed call come to words', () => {
  assert.match(answered({ content: [null, 7, {}] }), /```json\n7\n```/);
  assert.match(answered({ content: 'text' }), /answered without content/);
  assert.match(callDocument('add', { kind: 'cancelled' }), /was cancelled/);
  assert.match(callDocument('add', { kind: 'failed', message: 'gone' }), /failed:\n\n```\ngone/);
});

test('a result without end is cut', () => {
  const text = answered({ content: [{ type: 'text', text: 'x'.repeat(3_000_000) }] });
  assert.ok(text.length < 1_001_000);
  assert.match(text, /the rest is left out\.\n$/);
});
