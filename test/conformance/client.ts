/**
 * The client that the MCP conformance suite drives: our engine, without a person, over one server.
 * Everything it knows comes from the address and the environment, as a user would configure it; the
 * way to a token follows from which credentials are there, and from what the servers say.
 */

import { startFlow } from '../../src/core';
import type { RedirectEnd } from '../../src/model/ports';
import { newestRevision, revisions } from '../../src/model/revision';
import { followLogin } from '../../src/node/follow-login';
import { openLoopback } from '../../src/node/loopback';
import { memorySecrets, nobody, nodePorts } from '../../src/node/node-ports';
import { configured } from './configured';
import { eachTool, eachToolLoaders } from './each-tool';

const url = process.argv.at(-1) ?? '';
const asked = process.env['MCP_CONFORMANCE_PROTOCOL_VERSION'];
const { settings, secrets, toolCalls } = configured(process.env);

let redirectUri = '';
let finish: (end: RedirectEnd) => void = () => {};

const flow = startFlow({
  errand: 'sign-in',
  revision: revisions.find((revision) => revision === asked) ?? newestRevision,
  server: { name: 'conformance', url, transport: 'http', headers: {} },
  // The suite wants tools called, because some servers ask for more only then.
  settings: {
    ...settings,
    call: { tool: eachTool, arguments: {} },
    overrides: [],
    loginTimeout: 20,
  },
  secrets,
  pause: 'never',
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
      const { signal } = new AbortController();
      const end = await followLogin(page, redirectUri, nodePorts.fetch, signal, guard);
      if (end.kind === 'returned') finish({ kind: 'url', url: end.url, received: 'followed' });
      else {
        console.error(end.says);
        finish({ kind: 'cancelled' });
      }
      return true;
    },
  },
  ...eachToolLoaders(toolCalls),
});

flow.go('continue');
const trace = await flow.ended();
for (const step of trace.steps) console.log(step.state.padEnd(8), step.title, '·', step.note);
if (trace.stop !== undefined) console.error(trace.stop.says);
process.exitCode = trace.stop === undefined ? 0 : 1;
