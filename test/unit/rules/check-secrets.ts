import assert from 'node:assert/strict';
import type { JudgedTrace } from '../../../src/model/trace';

/** Asserts that nothing that was really issued stands in the trace, plain or as parts of a URL or of a JWT. */
export function checkSecrets(trace: JudgedTrace, secrets: ReadonlyMap<string, string>): void {
  const text = JSON.stringify(trace);
  for (const [value, name] of secrets) {
    for (const form of formsOf(value)) {
      // No value in the message: it would stand in the log of the test.
      assert.ok(!text.includes(form), `the ${name} is in the trace`);
    }
  }
}

function formsOf(value: string): readonly string[] {
  const inJson = JSON.stringify(value).slice(1, -1);
  const [, signature] = /^[\w-]+\.[\w-]+\.([\w-]{8,})$/.exec(value) ?? [];
  return [value, inJson, encodeURIComponent(value), signature ?? value];
}
