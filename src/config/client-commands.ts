/** A server as a command line, a link or a piece of JSON, by which other clients take it up. */

import type { HttpServerEntry, StdioServerEntry } from '../model/server';
import type { JsonObject } from '../model/wire';

type Reachable = HttpServerEntry | StdioServerEntry;

/** For people, and the text to copy; nothing where the client does not take such a server. */
export interface ClientCommand {
  readonly label: string;
  readonly text: string;
}

/** `value` is the entry as it may be written elsewhere, in plain words: no secrets, no variables. */
export function clientCommands(entry: Reachable, value: JsonObject): readonly ClientCommand[] {
  const { name } = entry;
  const id = name.replace(/[^\w-]+/g, '-').replace(/^-+|-+$/g, '') || 'server';
  const isHttp = entry.kind === 'http';
  const transport = isHttp ? entry.transport : 'stdio';
  const started = isHttp ? [] : [entry.command, ...entry.args];
  const env = isHttp ? [] : pairsIn(value['env']);
  const headers = isHttp ? pairsIn(value['headers']) : [];
  const typed: JsonObject = { type: transport, ...value };
  return [
    {
      label: 'Claude Code: claude mcp add',
      text: line(
        ...['claude', 'mcp', 'add', '--transport', transport],
        ...headers.flatMap(([header, one]) => ['--header', `${header}: ${one}`]),
        ...env.flatMap(([variable, one]) => ['--env', `${variable}=${one}`]),
        id,
        ...(isHttp ? [entry.url] : ['--', ...started]),
      ),
    },
    ...(transport === 'sse'
      ? []
      : [
          {
            label: 'Codex: codex mcp add',
            text: line(
              ...['codex', 'mcp', 'add', id],
              ...env.flatMap(([variable, one]) => ['--env', `${variable}=${one}`]),
              ...(isHttp ? ['--url', entry.url] : ['--', ...started]),
            ),
          },
        ]),
    {
      label: 'Gemini CLI: gemini mcp add',
      text: line(
        ...['gemini', 'mcp', 'add', '--transport', transport],
        ...headers.flatMap(([header, one]) => ['--header', `${header}: ${one}`]),
        ...env.flatMap(([variable, one]) => ['--env', `${variable}=${one}`]),
        id,
        ...(isHttp ? [entry.url] : started),
      ),
    },
    {
      label: 'VS Code: code --add-mcp',
      text: line('code', '--add-mcp', JSON.stringify({ name, ...typed })),
    },
    {
      label: 'VS Code: link to install it',
      text: `vscode:mcp/install?${encodeURIComponent(JSON.stringify({ name, ...typed }))}`,
    },
    {
      label: 'Cursor: link to install it',
      text: `cursor://anysphere.cursor-deeplink/mcp/install?name=${encodeURIComponent(name)}&config=${encodeURIComponent(base64(JSON.stringify(value)))}`,
    },
    {
      label: 'JSON: an entry of mcpServers',
      text: `${JSON.stringify({ mcpServers: { [name]: typed } }, null, 2)}\n`,
    },
  ];
}

function pairsIn(member: unknown): readonly (readonly [string, string])[] {
  return typeof member === 'object' && member !== null
    ? Object.entries(member).map(([name, value]) => [name, String(value)])
    : [];
}

/** Words for a shell of POSIX; what is plain stays without quotes. */
function line(...words: readonly string[]): string {
  return words
    .map((word) => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`))
    .join(' ');
}

function base64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}
