/** The SDK's client of the 2025 wire as a session that stays open. */

import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import {
  CreateMessageRequestSchema,
  ElicitRequestSchema,
  LoggingMessageNotificationSchema,
  PromptListChangedNotificationSchema,
  ResourceListChangedNotificationSchema,
  ToolListChangedNotificationSchema,
} from '@modelcontextprotocol/sdk/types.js';
import { clientInfo } from '../model/client-info';
import type { LiveEvents, LiveRequest, Offering } from '../model/live-session';
import type { WireSession } from '../model/session';
import { answerElicitation, elicitationCapability } from './elicitation';
import { type Listed, type LiveWire, offersOf, type SendOptions } from './live-session';
import { logLine } from './log-lines';
import { answerSampling } from './sampling';
import { uncheckedOutput } from './wire-words';

/** A client that hears and answers what the server says and asks; not connected yet. */
export function liveClient2025(events: LiveEvents): Client {
  const client = new Client(clientInfo, {
    capabilities: { ...elicitationCapability, sampling: {} },
    jsonSchemaValidator: uncheckedOutput,
  });
  const { onListChanged, onLog, onEnd, onElicit, onSample } = events;
  client.setRequestHandler(ElicitRequestSchema, ({ params }) =>
    answerElicitation(params, onElicit),
  );
  client.setRequestHandler(CreateMessageRequestSchema, ({ params }) =>
    answerSampling(params, onSample),
  );
  client.setNotificationHandler(ToolListChangedNotificationSchema, () => onListChanged('tools'));
  client.setNotificationHandler(PromptListChangedNotificationSchema, () =>
    onListChanged('prompts'),
  );
  client.setNotificationHandler(ResourceListChangedNotificationSchema, () => {
    onListChanged('resources');
    onListChanged('resource-templates');
  });
  client.setNotificationHandler(LoggingMessageNotificationSchema, ({ params }) =>
    onLog(logLine(params)),
  );
  client.onclose = onEnd;
  return client;
}

export interface Wired2025 {
  readonly protocolVersion: string;
  readonly transport: WireSession['transport'];
  readonly sessionId?: string | undefined;
  /** For one request, in milliseconds. */
  readonly timeout: number;
}

/** Of a client that is connected. */
export function liveWire2025(client: Client, wired: Wired2025): LiveWire {
  const { protocolVersion, transport, sessionId, timeout } = wired;
  const capabilities = client.getServerCapabilities() ?? {};
  const version = client.getServerVersion();
  const instructions = client.getInstructions();
  return {
    session: {
      serverName: version?.name ?? 'unnamed',
      serverVersion: version?.version ?? '',
      protocolVersion,
      era: '2025',
      transport,
      capabilities: Object.keys(capabilities),
      ...(instructions !== undefined && { instructions }),
    },
    ...(sessionId !== undefined && { sessionId }),
    offers: offersOf(capabilities),
    list: (offering) => allPages((cursor) => page(client, offering, cursor, timeout)),
    send: (request, options) => send(client, request, options),
  };
}

interface Page {
  readonly items: readonly { readonly name: string }[];
  readonly next?: string | undefined;
}

/** A list ends here; `more` then says that the server has more. */
const mostPages = 20;
const mostItems = 2000;

async function allPages(page: (cursor: string | undefined) => Promise<Page>): Promise<Listed> {
  const items: Page['items'][number][] = [];
  let cursor: string | undefined;
  for (let pages = 0; pages < mostPages && items.length <= mostItems; pages += 1) {
    const { items: some, next } = await page(cursor);
    items.push(...some);
    cursor = next;
    if (next === undefined) break;
  }
  return { items, more: cursor !== undefined };
}

async function page(
  client: Client,
  offering: Offering,
  cursor: string | undefined,
  timeout: number,
): Promise<Page> {
  const params = cursor === undefined ? {} : { cursor };
  switch (offering) {
    case 'tools': {
      const { tools, nextCursor } = await client.listTools(params, { timeout });
      return { items: tools, next: nextCursor };
    }
    case 'resources': {
      const { resources, nextCursor } = await client.listResources(params, { timeout });
      return { items: resources, next: nextCursor };
    }
    case 'resource-templates': {
      const answer = await client.listResourceTemplates(params, { timeout });
      return { items: answer.resourceTemplates, next: answer.nextCursor };
    }
    case 'prompts': {
      const { prompts, nextCursor } = await client.listPrompts(params, { timeout });
      return { items: prompts, next: nextCursor };
    }
  }
}

async function send(client: Client, request: LiveRequest, options: SendOptions): Promise<object> {
  switch (request.kind) {
    case 'tool': {
      const { name } = request;
      return client.callTool({ name, arguments: { ...request.arguments } }, undefined, options);
    }
    case 'prompt': {
      const { name } = request;
      return client.getPrompt({ name, arguments: { ...request.arguments } }, options);
    }
    case 'resource':
      return client.readResource({ uri: request.uri }, options);
  }
}
