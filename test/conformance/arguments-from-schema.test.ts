import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { JsonObject } from '../../src/model/wire';
import { argumentsFrom } from './arguments-from-schema';

const schemas: readonly JsonObject[] = [
  { type: 'object' },
  {
    type: 'object',
    properties: { a: { type: 'number' }, b: { type: 'integer', minimum: 2.5 } },
    required: ['a', 'b'],
  },
  {
    type: 'object',
    properties: {
      text: { type: 'string', minLength: 12 },
      one: { enum: ['x', 'y'] },
      same: { const: 7 },
      sure: { type: 'boolean' },
      none: { type: 'null' },
      several: { type: ['integer', 'string'] },
      list: { type: 'array', minItems: 2, items: { type: 'string' } },
      inner: { type: 'object', properties: { deep: { type: 'string' } }, required: ['deep'] },
    },
    required: ['text', 'one', 'same', 'sure', 'none', 'several', 'list', 'inner'],
    additionalProperties: false,
  },
  {
    type: 'object',
    $defs: { id: { type: 'string', minLength: 6 }, 'a/b': { type: 'number' } },
    properties: {
      id: { $ref: '#/$defs/id' },
      ratio: { $ref: '#/$defs/a~1b' },
      either: { anyOf: [{ type: 'integer' }, { type: 'string' }] },
    },
    required: ['id', 'ratio', 'either'],
  },
];

for (const [at, schema] of schemas.entries()) {
  test(`what is made from schema ${at} conforms to it`, () => {
    const validate = new Ajv2020({ strict: false }).compile(schema);
    const made = argumentsFrom(schema);
    assert.ok(validate(made), JSON.stringify({ made, errors: validate.errors }));
  });
}

test('defaults are taken, and nothing else that is not required', () => {
  const schema = {
    type: 'object',
    properties: { name: { type: 'string', default: 'Ada' }, age: { type: 'integer' } },
  };
  assert.deepEqual(argumentsFrom(schema), { name: 'Ada' });
});

test('a value that is known goes before one that is made', () => {
  const schema = {
    type: 'object',
    properties: { schema: { type: 'object' } },
    required: ['schema'],
  };
  assert.deepEqual(argumentsFrom(schema, { schema: { a: 1 } }), { schema: { a: 1 } });
});

test('schemas that refer to themselves or over the network come to an end', () => {
  const loop = {
    type: 'object',
    properties: {
      next: { $ref: '#' },
      more: { $ref: '#/properties/more' },
      far: { $ref: 'https://x.example/' },
    },
    required: ['next', 'more', 'far'],
  };
  assert.deepEqual(argumentsFrom(loop), { next: 'text', more: 'text', far: 'text' });
  const deep = {
    type: 'object',
    $defs: {
      node: { type: 'object', properties: { node: { $ref: '#/$defs/node' } }, required: ['node'] },
    },
    properties: { node: { $ref: '#/$defs/node' } },
    required: ['node'],
  };
  assert.ok(JSON.stringify(argumentsFrom(deep)).length < 200);
});
