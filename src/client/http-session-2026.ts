/** A session of the 2026-07-28 wire that stays open: each request stands alone, the lists are told of. */

import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { clientInfo } from '../model/client-info';
import type { LiveEvents, LiveOpening, LiveRequest, Offering } from '../model/live-session';
import { answerElicitation, elicitationCapability } from './elicitation';
import type { HttpSessionOptions } from './live-options';
import {
  type Listed,
  type LiveWire,
  liveSession,
  offersOf,
  openingFailure,
  type SendOptions,
} from './live-session';
import { logLine } from './log-lines';
import { answerSampling } from './sampling';
import { uncheckedOutput } from './wire-words';

const revision = '2026-07-28';
const mostPages = 20;

/** Says hello, over a `fetch` that presents the token. Nothing is thrown. */
export async function openHttpSession2026(
  options: Omit<HttpSessionOptions, 'transport'>,
  events: LiveEvents,
): Promise<LiveOpening> {
  const { url, fetch, limits, signal } = options;
  const timeout = limits.hello;
  const client = liveClient(events);
  const transport = new StreamableHTTPClientTransport(new URL(url), { fetch });
  const close = async (): Promise<void> => {
    await client.close().catch(() => {});
    // Until it is connected, the client does not know its transport.
    await transport.close().catch(() => {});
  };
  const before = performance.now();
  try {
    await client.connect(transport, { timeout, ...(signal !== undefined && { signal }) });
  } catch (error) {
    await close();
    return openingFailure(error);
  }
  const latency = Math.round(performance.now() - before);
  return {
    kind: 'open',
    live: liveSession(wireOf(client, timeout), { latency, limits, close }),
  };
}

function liveClient(events: LiveEvents): Client {
  const { onListChanged, onLog, onEnd, onElicit, onSample } = events;
  const told = (...offerings: readonly Offering[]) => ({
    autoRefresh: false,
    onChanged: () => {
      for (const offering of offerings) onListChanged(offering);
    },
  });
  const client = new Client(clientInfo, {
    capabilities: { ...elicitationCapability, sampling: {} },
    jsonSchemaValidator: uncheckedOutput,
    versionNegotiation: { mode: { pin: revision } },
    listMaxPages: mostPages,
    listChanged: {
      tools: told('tools'),
      prompts: told('prompts'),
      resources: told('resources', 'resource-templates'),
    },
  });
  client.setRequestHandler('elicitation/create', ({ params }) =>
    answerElicitation(params, onElicit),
  );
  client.setRequestHandler('sampling/createMessage', ({ params }) =>
    answerSampling(params, onSample),
  );
  client.setNotificationHandler('notifications/message', ({ params }) => onLog(logLine(params)));
  client.onclose = onEnd;
  return client;
}

function wireOf(client: Client, timeout: number): LiveWire {
  const capabilities = client.getServerCapabilities() ?? {};
  const version = client.getServerVersion();
  const instructions = client.getInstructions();
  return {
    session: {
      serverName: version?.name ?? 'unnamed',
      serverVersion: version?.version ?? '',
      protocolVersion: client.getNegotiatedProtocolVersion() ?? revision,
      era: '2026',
      transport: 'streamable-http',
      capabilities: Object.keys(capabilities),
      ...(instructions !== undefined && { instructions }),
    },
    offers: offersOf(capabilities),
    list: (offering) => list(client, offering, timeout),
    send: (request, wish) => send(client, request, wish),
  };
}

/** The SDK goes through the pages, so that it knows the tools whose arguments travel in headers. */
async function list(client: Client, offering: Offering, timeout: number): Promise<Listed> {
  // A list that the server lets the client keep would not show what has changed.
  const fresh = { timeout, cacheMode: 'refresh' } as const;
  switch (offering) {
    case 'tools':
      return { items: (await client.listTools({}, fresh)).tools, more: false };
    case 'resources':
      return { items: (await client.listResources({}, fresh)).resources, more: false };
    case 'resource-templates': {
      const { resourceTemplates } = await client.listResourceTemplates({}, fresh);
      return { items: resourceTemplates, more: false };
    }
    case 'prompts':
      return { items: (await client.listPrompts({}, fresh)).prompts, more: false };
  }
}

async function send(client: Client, request: LiveRequest, options: SendOptions): Promise<object> {
  switch (request.kind) {
    case 'tool': {
      const { name } = request;
      return client.callTool({ name, arguments: { ...request.arguments } }, options);
    }
    case 'prompt': {
      const { name } = request;
      return client.getPrompt({ name, arguments: { ...request.arguments } }, options);
    }
    case 'resource':
      return client.readResource({ uri: request.uri }, { ...options, cacheMode: 'refresh' });
  }
}
