import type { KnownFinding } from '../../../src/host/known-finding';

/** A finding as a flow gives it. */
export function aFinding(rule: string, more: Partial<KnownFinding> = {}): KnownFinding {
  return {
    rule,
    effect: 'sign-in-fails',
    severity: 'error',
    title: `notes.example is wrong in ${rule}`,
    expected: 'one thing',
    actual: 'another',
    because: 'it matters',
    do: 'change it',
    evidence: ['/steps/1/exchanges/0/response/status'],
    step: 'resource-metadata',
    ...more,
  };
}
