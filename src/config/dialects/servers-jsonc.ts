import type { ConfigFile } from '../../model/server';
import { readServers } from '../read-servers';
import { type FileShape, plainEntry } from '../shape';

/** `servers` and `inputs`, with comments and trailing commas. */
export const serversShape: FileShape = {
  form: 'jsonc',
  roots: [['servers']],
  mistaken: ['mcpServers', 'context_servers'],
  flat: false,
  inputs: ['inputs'],
  entry: plainEntry,
};

/** Reads `.vscode/mcp.json`. */
export function parseVsCodeServers(uri: string, label: string, text: string): ConfigFile {
  return readServers(serversShape, uri, label, text).file;
}
