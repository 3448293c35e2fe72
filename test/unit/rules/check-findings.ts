import assert from 'node:assert/strict';
import type { JudgedTrace } from '../../../src/model/trace';

/** Asserts that every finding can be read, that what it points to is there, and that a stop is explained. */
export function checkFindings(trace: JudgedTrace): void {
  const { stop } = trace;
  // A stop that harms nobody is explained by a finding of less weight.
  const explained = trace.findings.some(
    ({ rule, severity }) => severity === 'error' || rule === stop?.code,
  );
  assert.ok(explained || stop === undefined, 'a stop that no finding explains');
  for (const finding of trace.findings) {
    const { rule } = finding;
    for (const part of ['title', 'expected', 'actual', 'because', 'do'] as const) {
      const text = finding[part];
      assert.ok(text.trim() !== '', `${rule} has no ${part}`);
      assert.doesNotMatch(text, /undefined|\[object|\bnull\b|NaN|!/, `${rule}, ${part}`);
      assert.doesNotMatch(text, / {2}|\s$|^\s/, `${rule}, ${part}`);
    }
    assert.match(finding.title, /[^.]$/, `the title of ${rule} is no sentence`);
    assert.ok(finding.spec.length > 0, `${rule} names no specification`);
    assert.ok(finding.evidence.length > 0, `${rule} points to nothing`);
    for (const pointer of finding.evidence) {
      assert.notEqual(resolve(trace, pointer), undefined, `${rule} points to ${pointer}`);
    }
  }
}

/** The value at a JSON pointer, RFC 6901. Past `body/text` it goes on inside the JSON that the text is. */
export function resolve(trace: JudgedTrace, pointer: string): unknown {
  let value: unknown = trace;
  const names = pointer.split('/').slice(1);
  for (const [at, escaped] of names.entries()) {
    if (typeof value === 'string' && names[at - 1] === 'text' && names[at - 2] === 'body') {
      value = JSON.parse(value);
    }
    const name = escaped.replaceAll('~1', '/').replaceAll('~0', '~');
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name))
      return undefined;
    value = (value as Record<string, unknown>)[name];
  }
  return value;
}
