import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  type ArgumentQuestion,
  argumentsOf,
  questionsOf,
  readAnswer,
} from '../../../src/host/argument-questions';

const ask = (
  form: ArgumentQuestion['form'],
  more: Partial<ArgumentQuestion> = {},
): ArgumentQuestion => ({ name: 'a', form, required: true, ...more });

test('required arguments are asked for first, each in its form', () => {
  const questions = questionsOf({
    type: 'object',
    required: ['count', 'unit'],
    properties: {
      note: { type: 'string', description: 'A note', default: 'none' },
      count: { type: 'integer' },
      unit: { enum: ['kg', 1, null] },
      deep: { type: 'object', properties: {} },
      either: { type: ['string', 'null'] },
    },
  });
  assert.deepEqual(questions, [
    { name: 'count', form: 'integer', required: true },
    { name: 'unit', form: 'choice', required: true, choices: ['kg', 1, null] },
    { name: 'note', form: 'text', required: false, description: 'A note', preset: 'none' },
    { name: 'deep', form: 'json', required: false },
    { name: 'either', form: 'json', required: false },
  ]);
});

test('a schema that is none asks nothing, and one without end is cut', () => {
  for (const schema of [null, true, [], { properties: 7 }, { properties: [] }])
    assert.deepEqual(questionsOf(schema), []);
  assert.equal(questionsOf({ properties: { a: null }, required: 'a' })[0]?.form, 'json');
  const many = Object.fromEntries(Array.from({ length: 500 }, (_, n) => [`m${n}`, {}]));
  assert.equal(questionsOf({ properties: many }).length, 100);
});

test('an answer is read in the form of its question', () => {
  assert.deepEqual(readAnswer(ask('text'), '12'), { kind: 'value', value: '12' });
  assert.deepEqual(readAnswer(ask('number'), '1.5'), { kind: 'value', value: 1.5 });
  assert.deepEqual(readAnswer(ask('boolean'), 'false'), { kind: 'value', value: false });
  assert.deepEqual(readAnswer(ask('json'), '{"a":[1]}'), { kind: 'value', value: { a: [1] } });
  assert.deepEqual(readAnswer(ask('choice', { choices: ['kg'] }), '"kg"'), {
    kind: 'value',
    value: 'kg',
  });
});

test('an answer of another form is refused with what it has to be', () => {
  const message = (question: ArgumentQuestion, typed: string) => {
    const read = readAnswer(question, typed);
    return read.kind === 'wrong' ? read.message : read.kind;
  };
  assert.equal(message(ask('integer'), '1.5'), 'This has to be a whole number.');
  assert.equal(message(ask('number'), '"1"'), 'This has to be a number.');
  assert.equal(message(ask('boolean'), 'yes'), 'This has to be true or false.');
  assert.match(message(ask('choice', { choices: ['kg'] }), '"lb"'), /one of the choices/);
  assert.match(message(ask('json'), '{'), /JSON/);
});

test('an empty answer leaves out what is not required, and is text where it is', () => {
  assert.deepEqual(readAnswer(ask('number', { required: false }), ''), { kind: 'left-out' });
  assert.equal(readAnswer(ask('number'), '').kind, 'wrong');
  assert.deepEqual(readAnswer(ask('text'), ''), { kind: 'value', value: '' });
});

test('a name that JavaScript has a meaning for stays a name', () => {
  const given = argumentsOf([['__proto__', { polluted: true }]]);
  assert.equal(JSON.stringify(given), '{"__proto__":{"polluted":true}}');
  assert.equal(Object.getPrototypeOf(given), Object.prototype);
});
