import type { ConfigFile } from '../../model/server';
import { readServers, type ServersShape } from './json-servers';

const shape: ServersShape = {
  form: 'jsonc',
  root: 'servers',
  mistaken: ['mcpServers', 'context_servers'],
  flat: false,
  inputs: 'inputs',
};

/** Reads `.vscode/mcp.json`: `servers` and `inputs`, with comments and trailing commas. */
export function parseVsCodeServers(uri: string, label: string, text: string): ConfigFile {
  return readServers(shape, uri, label, text);
}
