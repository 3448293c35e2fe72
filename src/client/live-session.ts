/** A session that stays open, over whichever transport the SDK's client was connected with. */

import type { Client } from '@modelcontextprotocol/sdk/client/index.js';
import {
  LoggingMessageNotificationSchema,
  PromptListChangedNotificationSchema,
  ResourceListChangedNotificationSchema,
  ToolListChangedNotificationSchema,
} from '@modelcontextprotocol/sdk/types.js';
import {
  asLine,
  type CallOutcome,
  type CallWish,
  type ListOutcome,
  type LiveEvents,
  type LiveRequest,
  type LiveSession,
  type OfferedItem,
  type Offering,
} from '../model/live-session';
import type { WireSession } from '../model/session';
import type { Json, JsonObject } from '../model/wire';

export interface LiveOptions {
  readonly latency: number;
  /** For one request, in milliseconds; progress begins it anew. */
  readonly timeout: number;
  readonly protocolVersion: string;
  readonly transport: WireSession['transport'];
  readonly close: () => Promise<void>;
}

/** A list ends here; `more` then says that the server has more. */
const mostPages = 20;
const mostItems = 2000;

export function liveSession(client: Client, options: LiveOptions): LiveSession {
  const { latency, timeout, protocolVersion, transport, close } = options;
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
    latency,
    offers: [
      ...(capabilities.tools ? (['tools'] as const) : []),
      ...(capabilities.resources ? (['resources', 'resource-templates'] as const) : []),
      ...(capabilities.prompts ? (['prompts'] as const) : []),
    ],
    list: (offering) => listAll(client, offering, timeout),
    request: (request, wish = {}) => ask(client, request, wish, timeout),
    close,
  };
}

/** To be called before the client connects, so that nothing that is said at once is missed. */
export function tellEvents(client: Client, events: LiveEvents): void {
  const { onListChanged, onLog, onEnd } = events;
  client.setNotificationHandler(ToolListChangedNotificationSchema, () => onListChanged('tools'));
  client.setNotificationHandler(PromptListChangedNotificationSchema, () =>
    onListChanged('prompts'),
  );
  client.setNotificationHandler(ResourceListChangedNotificationSchema, () => {
    onListChanged('resources');
    onListChanged('resource-templates');
  });
  client.setNotificationHandler(LoggingMessageNotificationSchema, ({ params }) => {
    onLog(`${params.level}: ${asLine((params.data ?? null) as Json)}`.slice(0, 2000));
  });
  client.onclose = onEnd;
}

export function failureWords(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

interface Page {
  readonly items: readonly { readonly name: string }[];
  readonly next?: string | undefined;
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

async function listAll(client: Client, offering: Offering, timeout: number): Promise<ListOutcome> {
  const items: OfferedItem[] = [];
  let cursor: string | undefined;
  try {
    for (let pages = 0; pages < mostPages && items.length < mostItems; pages += 1) {
      const { items: some, next } = await page(client, offering, cursor, timeout);
      items.push(...some.map(offeredItem));
      cursor = next;
      if (next === undefined) break;
    }
  } catch (error) {
    return { kind: 'failed', message: failureWords(error) };
  }
  const more = cursor !== undefined || items.length > mostItems;
  return { kind: 'listed', items: items.slice(0, mostItems), more };
}

function offeredItem(item: { readonly name: string }): OfferedItem {
  // It came out of JSON, so it can hold nothing else.
  const definition = item as unknown as JsonObject;
  const { title, description } = definition as { readonly [member: string]: Json };
  return {
    name: item.name,
    ...(typeof title === 'string' && { title }),
    ...(typeof description === 'string' && { description }),
    definition,
  };
}

async function ask(
  client: Client,
  request: LiveRequest,
  { signal, onProgress }: CallWish,
  timeout: number,
): Promise<CallOutcome> {
  const options = {
    timeout,
    resetTimeoutOnProgress: true,
    ...(signal !== undefined && { signal }),
    ...(onProgress !== undefined && {
      onprogress: (now: {
        progress: number;
        total?: number | undefined;
        message?: string | undefined;
      }) =>
        onProgress({
          done: now.progress,
          ...(now.total !== undefined && { total: now.total }),
          ...(now.message !== undefined && { message: now.message }),
        }),
    }),
  };
  try {
    const result = await send(client, request, options);
    return { kind: 'answered', result: result as JsonObject };
  } catch (error) {
    if (signal?.aborted) return { kind: 'cancelled' };
    return { kind: 'failed', message: failureWords(error) };
  }
}

type SendOptions = NonNullable<Parameters<Client['callTool']>[2]>;

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
