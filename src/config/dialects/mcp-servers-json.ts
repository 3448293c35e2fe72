import type { ConfigFile } from '../../model/server';
import { readServers } from '../read-servers';
import { type FileShape, mcpServersFile } from '../shape';

/** `mcpServers`, or the servers themselves at the top, in strict JSON. */
export const mcpServersShape: FileShape = { ...mcpServersFile, flat: true };

/** Reads `.mcp.json`. */
export function parseMcpServers(uri: string, label: string, text: string): ConfigFile {
  return readServers(mcpServersShape, uri, label, text).file;
}
