import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { openEra2025 } from '../../../src/client/era-2025';
import { openEra2026 } from '../../../src/client/era-2026';
import type { Elicitation, ElicitationAnswer } from '../../../src/model/elicitation';
import type { Wire } from '../../../src/oauth/engine';
import { startMcpServer } from '../../server/mcp-server';
import { createMcpSessions } from '../../server/mcp-sessions';
import { openPort } from '../../server/open-port';

const closers: (() => Promise<void>)[] = [];
after(() => Promise.all(closers.map((close) => close())));

function asker(): McpServer {
  const server = new McpServer({ name: 'asker', version: '1' });
  server.registerTool('tidy_up', {}, async ({ requestId }) => {
    const answer = await server.server.elicitInput(
      {
        message: 'Sure?',
        requestedSchema: {
          type: 'object',
          properties: { sure: { type: 'boolean', default: true } },
        },
      },
      { relatedRequestId: requestId },
    );
    const done = answer.action === 'accept' && answer.content?.['sure'] === true;
    return { content: [{ type: 'text', text: done ? 'Tidied up' : 'Left as it was' }] };
  });
  return server;
}

async function startAsker(): Promise<string> {
  const port = await openPort(0);
  const sessions = createMcpSessions(asker);
  port.serve((request, response) => {
    sessions.handle(request, response, undefined).catch(() => response.destroy());
  });
  closers.push(async () => {
    await sessions.close();
    await port.close();
  });
  return `${port.origin}/mcp`;
}

async function startModernAsker(): Promise<string> {
  const { url, close } = await startMcpServer({ name: 'asker', auth: 'none', wire: 'modern' });
  closers.push(close);
  return url;
}

const eras: readonly {
  readonly era: string;
  readonly start: () => Promise<string>;
  readonly open: typeof openEra2025;
}[] = [
  { era: '2025', start: startAsker, open: openEra2025 },
  { era: '2026', start: startModernAsker, open: openEra2026 },
];

for (const { era, start, open } of eras) {
  const ask = async (
    onElicit?: (question: Elicitation) => Promise<ElicitationAnswer>,
  ): ReturnType<Wire['call']> => {
    const wire = open({
      url: await start(),
      transport: 'http',
      fetch,
      timeout: 5000,
      ...(onElicit && { onElicit }),
    });
    closers.push(wire.close);
    assert.equal((await wire.call({ kind: 'connect' })).kind, 'connected');
    return wire.call({ kind: 'call-tool', name: 'tidy_up', arguments: {} });
  };

  test(`a tool's question reaches whoever answers it, and the answer the tool (${era})`, async () => {
    const questions: Elicitation[] = [];
    const called = await ask(async (question) => {
      questions.push(question);
      return { action: 'accept', content: { sure: true } };
    });
    assert.deepEqual(called, { kind: 'called', text: 'Tidied up', isError: false });
    assert.deepEqual(
      questions.map(({ message }) => message),
      ['Sure?'],
    );
    assert.deepEqual(questions[0]?.schema['properties'], {
      sure: { type: 'boolean', default: true },
    });
  });

  test(`an answer that is given is the one that is sent (${era})`, async () => {
    const called = await ask(async () => ({ action: 'accept', content: { sure: false } }));
    assert.deepEqual(called, { kind: 'called', text: 'Left as it was', isError: false });
  });

  test(`a client that answers nothing does not say that it does (${era})`, async () => {
    const called = await ask();
    assert.ok(called.kind !== 'called' || called.isError);
    const text = called.kind === 'called' ? called.text : JSON.stringify(called);
    assert.match(text, /elicitation/);
  });
}

test('a question that is declined or thrown at ends the call (2025)', async () => {
  const url = await startAsker();
  for (const onElicit of [
    async (): Promise<ElicitationAnswer> => ({ action: 'decline' }),
    async (): Promise<ElicitationAnswer> => Promise.reject(new Error('no')),
  ]) {
    const wire = openEra2025({ url, transport: 'http', fetch, timeout: 5000, onElicit });
    closers.push(wire.close);
    await wire.call({ kind: 'connect' });
    const called = await wire.call({ kind: 'call-tool', name: 'tidy_up', arguments: {} });
    assert.equal(called.kind, 'called');
  }
});
