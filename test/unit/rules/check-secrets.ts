import assert from 'node:assert/strict';
import type { JudgedTrace } from '../../../src/model/trace';

/** Asserts that nothing that was really issued stands in the trace, plain or as parts of a URL or of a JWT. */
export function checkSecrets(trace: JudgedTrace, secrets: ReadonlyMap<string, string>): void {
  const text = JSON.stringify(trace);
  for (const [value, name] of secrets) {
    for (const form of [value, encodeURIComponent(value), value.split('.')[2] ?? value]) {
      // No value in the message: it would stand in the log of the test.
      if (form !== '') assert.ok(!text.includes(form), `the ${name} is in the trace`);
    }
  }
}
