import type { Node } from 'jsonc-parser';
import { type AddedServer, addedProblem } from './added-servers';
import { readJson } from './json-file';
import { memberOf, textOf } from './json-members';
import { maxFileSize, sizeProblem } from './limits';
import { memberAt } from './node-values';

/** What a file that describes a server gives: servers to add, or why there are none. */
export type Imported =
  | { readonly kind: 'servers'; readonly servers: readonly AddedServer[] }
  | { readonly kind: 'problem'; readonly message: string };

/**
 * Reads a `server.json` of the MCP registry (its remotes, and its packages as the commands that start
 * them) or a `fastmcp.json`. `path` is where the file lies, for the command of the latter. What asks
 * for values, such as headers, comes without them.
 */
export function importedServers(text: string, path: string): Imported {
  if (text.length > maxFileSize) return { kind: 'problem', message: sizeProblem() };
  const { root, faults } = readJson(text, 'jsonc');
  const [fault] = faults;
  if (fault !== undefined) {
    const { line, message } = fault.problem;
    return { kind: 'problem', message: `Line ${line + 1} of the file: ${message}` };
  }
  const servers = [...ofRegistry(root), ...ofFastmcp(root, path)].filter(isUsable);
  if (servers.length > 0) return { kind: 'servers', servers };
  const message =
    'The file names no server: expected “remotes” or “packages” as the MCP registry has them, or “source” and “deployment” as fastmcp.json has them.';
  return { kind: 'problem', message };
}

function isUsable(server: AddedServer): boolean {
  return !('url' in server) || addedProblem(server.url) === undefined;
}

function ofRegistry(whole: Node | undefined): readonly AddedServer[] {
  // Answers of the registry have the file inside.
  const root = memberOf(whole, 'server')?.value ?? whole;
  const name = word(root, 'title') ?? word(root, 'name') ?? 'server';
  const remotes = items(root, 'remotes').flatMap((remote): readonly AddedServer[] => {
    const url = word(remote, 'url');
    const transport = (word(remote, 'type') ?? word(remote, 'transport_type')) === 'sse';
    // A part of the address that is to be filled in is written {so} there.
    const filled = url?.replace(/(?<!\$)\{(\w+)\}/g, '$${$1}');
    return filled === undefined
      ? []
      : [{ name, url: filled, transport: transport ? 'sse' : 'http' }];
  });
  const packages = items(root, 'packages').flatMap((one): readonly AddedServer[] => {
    const started = commandOf(one);
    return started === undefined ? [] : [{ name, ...started }];
  });
  return [...remotes, ...packages];
}

function commandOf(
  one: Node,
): { readonly command: string; readonly args: readonly string[] } | undefined {
  const id = word(one, 'identifier') ?? word(one, 'name');
  const registry = word(one, 'registryType') ?? word(one, 'registry_name');
  const version = word(one, 'version');
  if (id === undefined) return undefined;
  const hint = word(one, 'runtimeHint');
  const pinned = (separator: string) =>
    version === undefined ? id : `${id}${separator}${version}`;
  switch (registry) {
    case 'npm':
      return { command: hint ?? 'npx', args: ['-y', pinned('@')] };
    case 'pypi':
      return { command: hint ?? 'uvx', args: [pinned('==')] };
    case 'oci':
      return {
        command: hint ?? 'docker',
        args: ['run', '-i', '--rm', id.includes(':') ? id : pinned(':')],
      };
    case 'nuget':
      return { command: hint ?? 'dnx', args: [pinned('@'), '--yes'] };
    default:
      return undefined;
  }
}

function ofFastmcp(root: Node | undefined, path: string): readonly AddedServer[] {
  const source = memberOf(root, 'source')?.value;
  const deployment = memberOf(root, 'deployment')?.value;
  if (source?.type !== 'object' && deployment?.type !== 'object') return [];
  const name = word(root, 'name') ?? word(source, 'path') ?? 'fastmcp';
  const transport = word(deployment, 'transport') ?? 'stdio';
  if (transport === 'stdio') return [{ name, command: 'fastmcp', args: ['run', path] }];
  const host = word(deployment, 'host') ?? '127.0.0.1';
  // A server that listens everywhere is reached on this machine by its own name.
  const reached = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  const port = memberAt(deployment, ['port'])?.value;
  const at = word(deployment, 'path') ?? (transport === 'sse' ? '/sse' : '/mcp');
  const shownPort = port?.type === 'number' ? Number(port.value) : 8000;
  const url = `http://${reached}:${shownPort}/${at.replace(/^\//, '')}`;
  return [{ name, url, transport: transport === 'sse' ? 'sse' : 'http' }];
}

function items(node: Node | undefined, name: string): readonly Node[] {
  const list = memberOf(node, name)?.value;
  return list?.type === 'array' ? (list.children ?? []) : [];
}

function word(node: Node | undefined, name: string): string | undefined {
  return textOf(memberOf(node, name)?.value)?.trim() || undefined;
}
