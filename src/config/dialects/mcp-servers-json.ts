import type { ConfigFile } from '../../model/server';
import { readServers, type ServersShape } from './json-servers';

const shape: ServersShape = {
  form: 'json',
  root: 'mcpServers',
  mistaken: ['servers', 'context_servers'],
  flat: true,
};

/** Reads `.mcp.json`: `mcpServers`, or the servers themselves at the top, in strict JSON. */
export function parseMcpServers(uri: string, label: string, text: string): ConfigFile {
  return readServers(shape, uri, label, text);
}
