import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { judged } from '../../../src/core';
import type { Json } from '../../../src/model/wire';
import { clientDocumentRefused } from '../../server/faults/client-document-refused';
import { healthy } from '../../server/faults/healthy';
import { metadataGuardedAtPath } from '../../server/faults/metadata-guarded-at-path';
import { registrationNarrowsScope } from '../../server/faults/registration-narrows-scope';
import { twoDocumentsIssuer } from '../../server/faults/two-documents-issuer';
import { checkFindings } from './check-findings';
import { runHeadless } from './headless-run';

/** What may stand where a server has said something, in a trace that somebody has sent. */
const hostile = [
  '',
  '‹19 characters›',
  'http://[',
  '{"resource":7,"authorization_servers":[7,null,{},"//"],"bearer_methods_supported":"x"}',
  '{"issuer":{},"jwks_uri":[],"scopes_supported":[["a"]],"redirect_uris":7,"scope":{}}',
  '\u202e<b>\u001b[31m',
] as const;

/** The trace with the string at this place changed; `undefined` past the last. */
function withString(value: Json, at: number, to: string): Json | undefined {
  let seen = 0;
  let changed = false;
  const walk = (one: Json): Json => {
    if (typeof one === 'string') {
      seen += 1;
      if (seen - 1 !== at) return one;
      changed = true;
      return to;
    }
    if (one === null || typeof one !== 'object') return one;
    if (Array.isArray(one)) return one.map(walk);
    return Object.fromEntries(Object.entries(one).map(([name, member]) => [name, walk(member)]));
  };
  const made = walk(value);
  return changed ? made : undefined;
}

suite('no rule throws on a trace in which one text is another', { concurrency: 2 }, () => {
  for (const fault of [
    healthy,
    metadataGuardedAtPath,
    twoDocumentsIssuer,
    registrationNarrowsScope,
    clientDocumentRefused,
  ]) {
    test(fault.name, async () => {
      const server = await fault.start();
      const { trace } = await runHeadless(server.url, server.run).finally(server.close);
      const { findings: _, ...plain } = trace;
      // The steps before the code are what these rules read.
      const short = { ...plain, steps: plain.steps.slice(0, 9) };
      let tried = 0;
      for (let at = 0; ; at += 3) {
        const to = hostile[tried % hostile.length] ?? '';
        const changed = withString(short as unknown as Json, at, to);
        if (changed === undefined) break;
        tried += 1;
        assert.doesNotThrow(() => judged(changed as unknown as typeof trace), `text ${at}: ${to}`);
      }
      assert.ok(tried > 50);
      checkFindings(trace);
    });
  }
});
