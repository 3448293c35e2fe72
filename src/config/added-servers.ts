import type { ConfigFile, EntrySource, ServerEntry } from '../model/server';
import { urlProblem } from './http-values';
import { secretSign } from './secret-signs';
import { unresolvedIn } from './variables';

/** A server that the user has added by hand. There is no secret in it: what could be one is refused. */
export type AddedServer =
  | { readonly name: string; readonly url: string; readonly transport: 'http' | 'sse' }
  | { readonly name: string; readonly command: string; readonly args: readonly string[] };

/** No file: the place of servers that are kept with the extension. */
export const addedUri = 'mcp-auth-added:/servers';

const source: EntrySource = {
  client: 'added',
  clientName: 'Added by hand',
  scope: 'added',
  forms: [],
  inputs: {},
};

/** The servers as a file of their own; none when there are none. */
export function addedFile(servers: readonly AddedServer[]): readonly ConfigFile[] {
  if (servers.length === 0) return [];
  const entries = servers.map((server, line): ServerEntry => {
    const head = {
      id: `${addedUri}#${server.name}`,
      name: server.name,
      place: { uri: addedUri, line, column: 0 },
      source,
    };
    if ('command' in server) {
      const { command, args } = server;
      const unresolved = unresolvedIn([command, ...args]);
      return { kind: 'stdio', ...head, command, args, env: {}, unresolved };
    }
    const { url, transport } = server;
    return { kind: 'http', ...head, url, transport, headers: {}, unresolved: unresolvedIn([url]) };
  });
  return [{ uri: addedUri, label: 'Added by hand', servers: entries, problems: [], source }];
}

/** Why what was typed in is no server to be kept, or `undefined`. */
export function addedProblem(text: string): string | undefined {
  const typed = text.trim();
  if (typed === '') return 'Enter an address or a command.';
  if (!looksLikeAddress(typed)) {
    const [, ...args] = wordsOf(typed);
    const secret = args.some((one, at) => secretSign(['args', `${at}`], one, args[at - 1]));
    return secret
      ? `What looks like a secret is not kept here; write \${env:TOKEN} for it.`
      : undefined;
  }
  if (secretSign(['url'], typed, undefined) !== undefined) {
    return `What looks like a secret is not kept here; write \${env:TOKEN} for it.`;
  }
  return urlProblem(typed, unresolvedIn([typed]).length > 0)?.replace('Its “url”', 'This');
}

/** The server that was typed in: by its address if it looks like one, else by its command. */
export function addedServer(text: string, name: string): AddedServer {
  const typed = text.trim();
  if (looksLikeAddress(typed)) {
    return { name, url: typed, transport: /\/sse\/?$/.test(typed) ? 'sse' : 'http' };
  }
  const [command = typed, ...args] = wordsOf(typed);
  return { name, command, args };
}

/** A name for it that none of the others has. */
export function nameFor(text: string, taken: readonly string[]): string {
  const typed = text.trim();
  const base = URL.canParse(typed)
    ? new URL(typed).host || typed
    : (wordsOf(typed).findLast((word) => !word.startsWith('-')) ?? typed);
  return freeName(base, taken);
}

/** The name, with a number behind it where others have it. */
export function freeName(base: string, taken: readonly string[]): string {
  const free = (at: number): string => (at === 1 ? base : `${base} ${at}`);
  let at = 1;
  while (taken.includes(free(at))) at += 1;
  return free(at);
}

/** What was kept, as far as it is what is kept today. */
export function readAdded(value: unknown): readonly AddedServer[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((one: unknown): readonly AddedServer[] => {
    if (typeof one !== 'object' || one === null) return [];
    const { name, url, transport, command, args } = one as { readonly [key: string]: unknown };
    if (typeof name !== 'string') return [];
    if (typeof url === 'string') {
      return [{ name, url, transport: transport === 'sse' ? 'sse' : 'http' }];
    }
    if (typeof command !== 'string' || !Array.isArray(args)) return [];
    return [{ name, command, args: args.filter((word) => typeof word === 'string') }];
  });
}

function looksLikeAddress(text: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(text) || text.startsWith('${');
}

/** Words as a shell would take them, with quotes around what has spaces in it. */
function wordsOf(text: string): readonly string[] {
  return [...text.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(
    ([, double, single, bare]) => double ?? single ?? bare ?? '',
  );
}
