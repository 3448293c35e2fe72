import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { expandTemplate, templateNames } from '../client/uri-template';
import { oneLine } from '../config/one-line';
import type { LiveSession, OfferedItem, Offering } from '../model/live-session';
import type { HttpServerEntry, ServerEntry, StdioServerEntry } from '../model/server';
import type { JsonObject } from '../model/wire';
import { offeredDocument } from '../report/offered-document';
import { chooseAccount, copyToken } from './accounts';
import {
  type ArgumentQuestion,
  promptQuestions,
  questionsOf,
  templateQuestions,
} from './argument-questions';
import { askArguments } from './ask-arguments';
import { isOfferedRow } from './connection-item';
import { offeredName } from './connection-words';
import type { Connections } from './connections';
import type { FlowContext } from './flow-context';
import { forgetAll } from './forget-all';
import { copyForClient, writeForClient } from './hand-over';
import type { LiveServers } from './live-servers';
import { type CallContext, makeCall } from './make-call';
import { pickServer } from './pick-server';
import type { ResultFiles } from './result-files';
import { callKey } from './stored-things';

export interface ConnectionCommandsDeps {
  readonly context: FlowContext;
  readonly connections: Connections;
  readonly live: LiveServers;
  readonly results: ResultFiles;
  readonly log: () => vscode.OutputChannel;
}

/** What the commands of the manifest do that are about a connected server. */
export type ConnectionCommands = ReturnType<typeof connectionCommands>;

/** A thing that the server offers, and the session to ask for it. */
interface Chosen {
  readonly entry: HttpServerEntry | StdioServerEntry;
  readonly session: LiveSession;
  readonly item: OfferedItem;
  readonly offering: Offering;
}

export function connectionCommands(deps: ConnectionCommandsDeps) {
  const { context, connections, live, results, log } = deps;
  const { servers, ports } = context;
  const around: CallContext = { context, live, results };

  const connected = (entry: ServerEntry): boolean => connections.of(entry.id)?.kind === 'open';

  /** What the command was called on, or what the user picks: a server, and one of its things. */
  async function choose(
    argument: unknown,
    offerings: readonly Offering[],
  ): Promise<Chosen | undefined> {
    if (isOfferedRow(argument) && offerings.includes(argument.offering)) {
      const entry = servers.config.find(argument.entry.id);
      if (entry === undefined || entry.kind === 'broken') return undefined;
      const session = await live.connect(entry);
      const { item, offering } = argument;
      return session && { entry, session, item, offering };
    }
    const any = servers.config.files.some((file) => file.servers.some(connected));
    const entry = await pickServer(
      argument,
      servers,
      ['http', 'stdio'],
      any ? connected : undefined,
    );
    if (entry === undefined) return undefined;
    const session = await live.connect(entry);
    if (session === undefined) return undefined;
    const offered = offerings.filter((one) => session.offers.includes(one));
    const lists = await Promise.all(
      offered.map(async (offering) => ({
        offering,
        outcome: await connections.list(entry.id, offering),
      })),
    );
    const items = lists.flatMap(({ offering, outcome }) =>
      outcome.kind === 'listed'
        ? outcome.items.map((item) => ({
            label: offeredName(item),
            description: oneLine(item.name, 100),
            detail: oneLine(item.description ?? '', 200),
            chosen: { entry, session, item, offering },
          }))
        : [],
    );
    if (items.length === 0) {
      void vscode.window.showInformationMessage(listsNone(oneLine(entry.name), offerings));
      return undefined;
    }
    const picked = await vscode.window.showQuickPick(items, {
      title: oneLine(entry.name),
      matchOnDescription: true,
      matchOnDetail: true,
    });
    return picked?.chosen;
  }

  async function call({ entry, session, item, offering }: Chosen, again: boolean): Promise<void> {
    const key = callKey([entry.id, offering, item.name]);
    const before = await kept(key);
    const form = {
      title: t('{0} on {1}', offeredName(item), oneLine(entry.name)),
      questions: questionsFor(item, offering),
      go: goWords[offering],
      ...(before !== undefined && { before }),
    };
    const given = again && before !== undefined ? before : await askArguments(form);
    if (given === undefined) return;
    if (form.questions.length > 0) await ports.secrets.set(key, JSON.stringify(given));
    const request = requestFor(item, offering, given);
    await makeCall(around, { entry, session, request, name: item.name });
  }

  async function kept(key: string): Promise<JsonObject | undefined> {
    const text = await ports.secrets.get(key);
    return text === undefined ? undefined : (JSON.parse(text) as JsonObject);
  }

  const onOffered =
    (offerings: readonly Offering[], again = false) =>
    async (argument: unknown) => {
      const chosen = await choose(argument, offerings);
      if (chosen !== undefined) await call(chosen, again);
    };

  const onServer =
    (run: (entry: HttpServerEntry) => Promise<void>) => async (argument: unknown) => {
      const entry = await pickServer(argument, servers, ['http']);
      if (entry !== undefined) await run(entry);
    };

  const onReachable =
    (run: (entry: HttpServerEntry | StdioServerEntry) => Promise<void>) =>
    async (argument: unknown) => {
      const entry = await pickServer(argument, servers, ['http', 'stdio']);
      if (entry !== undefined) await run(entry);
    };

  return {
    connect: async (argument: unknown) => {
      const entry = await pickServer(argument, servers, ['http', 'stdio']);
      if (entry === undefined) return;
      const session = await live.connect(entry);
      if (session !== undefined) await servers.view.reveal(entry.id, 'opened');
    },
    disconnect: async (argument: unknown) => {
      const entry = await pickServer(argument, servers, ['http', 'stdio'], connected);
      if (entry !== undefined) await connections.close(entry.id);
    },
    runTool: onOffered(['tools']),
    runToolAgain: onOffered(['tools'], true),
    getPrompt: onOffered(['prompts']),
    readResource: onOffered(['resources', 'resource-templates']),
    showOffered: async (argument: unknown) => {
      if (!isOfferedRow(argument)) return;
      const { entry, offering, item } = argument;
      const text = live.redacted(entry, offeredDocument(entry.name, offering, item));
      const name = `${item.name.replace(/[^\w.-]+/g, '-').slice(0, 60)}.md`;
      const [uri] = results.keep(entry.name, [{ name, content: Buffer.from(text) }]);
      await vscode.commands.executeCommand('vscode.open', uri, { preview: true });
    },
    showConnectionLog: () => log().show(true),
    accounts: onServer((entry) => chooseAccount({ context, connections }, entry)),
    copyToken: onServer((entry) => copyToken(context, entry)),
    copyForClient: onReachable(copyForClient),
    writeForClient: onReachable((entry) => writeForClient(entry, results)),
    forgetAll: async () => {
      const forgotten = await forgetAll(ports.secrets);
      if (!forgotten.includes('sign-in')) return;
      for (const entry of servers.config.files.flatMap((file) => file.servers)) {
        if (context.states.of(entry).kind === 'signed-in')
          context.states.set(entry, { kind: 'sign-in-needed' });
      }
    },
  };
}

const goWords: { readonly [offering in Offering]: string } = {
  tools: t('Run'),
  prompts: t('Get Prompt'),
  resources: t('Read'),
  'resource-templates': t('Read'),
};

function listsNone(server: string, offerings: readonly Offering[]): string {
  if (offerings.includes('tools')) return t('{0} lists no tools.', server);
  if (offerings.includes('prompts')) return t('{0} lists no prompts.', server);
  return t('{0} lists no resources or resource templates.', server);
}

function questionsFor(
  { definition }: OfferedItem,
  offering: Offering,
): readonly ArgumentQuestion[] {
  switch (offering) {
    case 'tools':
      return questionsOf(definition['inputSchema'] ?? null);
    case 'prompts':
      return promptQuestions(definition['arguments'] ?? null);
    case 'resource-templates':
      return templateQuestions(templateNames(templateOf(definition)));
    case 'resources':
      return [];
  }
}

function requestFor({ name, definition }: OfferedItem, offering: Offering, given: JsonObject) {
  switch (offering) {
    case 'tools':
      return { kind: 'tool', name, arguments: given } as const;
    case 'prompts':
      return { kind: 'prompt', name, arguments: textsOf(given) } as const;
    case 'resource-templates':
      return {
        kind: 'resource',
        uri: expandTemplate(templateOf(definition), textsOf(given)),
      } as const;
    case 'resources':
      return { kind: 'resource', uri: String(definition['uri'] ?? '') } as const;
  }
}

function templateOf(definition: JsonObject): string {
  return String(definition['uriTemplate'] ?? '');
}

function textsOf(given: JsonObject): { readonly [name: string]: string } {
  return Object.fromEntries(
    Object.entries(given).map(([name, value]): [string, string] => [
      name,
      typeof value === 'string' ? value : JSON.stringify(value),
    ]),
  );
}
