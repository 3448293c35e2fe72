/**
 * The client that the MCP conformance suite drives: our engine, without a person, over one server.
 * Everything it knows comes from the address and the environment that the suite hands over.
 */

import { startFlow } from '../../src/core';
import type { RedirectEnd } from '../../src/model/ports';
import { newestRevision, revisions } from '../../src/model/revision';
import { followLogin } from '../../src/node/follow-login';
import { openLoopback } from '../../src/node/loopback';
import { memorySecrets, nobody, nodePorts } from '../../src/node/node-ports';
import { eachTool, eachToolLoaders } from './each-tool';
import { type Context, clientMetadataVariable, givenBy } from './given';

const url = process.argv.at(-1) ?? '';
const asked = process.env['MCP_CONFORMANCE_PROTOCOL_VERSION'];
const context: Context = JSON.parse(process.env['MCP_CONFORMANCE_CONTEXT'] ?? '{}');
const { settings, secrets } = givenBy(context, process.env[clientMetadataVariable]);

/** In milliseconds, for a machine that has much else to do. */
const patience = 60_000;

let redirectUri = '';
let finish: (end: RedirectEnd) => void = () => {};

const flow = startFlow({
  errand: 'sign-in',
  revision: revisions.find((revision) => revision === asked) ?? newestRevision,
  server: { name: 'conformance', url, transport: 'http', headers: {} },
  settings: {
    ...settings,
    // The suite wants tools called, because some servers ask for more only then.
    call: { tool: eachTool, arguments: {} },
    overrides: [],
    loginTimeout: patience / 1000,
  },
  secrets,
  pause: 'never',
  limits: { ms: patience, sessionMs: patience },
  ports: {
    ...nodePorts,
    ask: nobody,
    secrets: memorySecrets(),
    log: (message) => console.error(message),
    async reserveRedirect() {
      const loopback = await openLoopback(0);
      redirectUri = loopback.uri;
      finish = loopback.finish;
      return loopback;
    },
    async openBrowser(page, guard) {
      const signal = AbortSignal.timeout(patience);
      const end = await followLogin(page, redirectUri, nodePorts.fetch, signal, guard);
      if (end.kind === 'returned') finish({ kind: 'url', url: end.url, received: 'followed' });
      else {
        console.error(end.says);
        finish({ kind: 'cancelled' });
      }
      return true;
    },
  },
  ...eachToolLoaders(context.toolCalls),
});

flow.go('continue');
const trace = await flow.ended();
for (const step of trace.steps) console.log(step.state.padEnd(8), step.title, '·', step.note);
if (trace.stop !== undefined) console.error(trace.stop.says);
process.exitCode = trace.stop === undefined ? 0 : 1;
