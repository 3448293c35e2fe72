import type { ConfigReader } from '../model/written-entry';
import type { Dialect } from './dialect';

/** One place where a client keeps its MCP servers. */
export interface ClientFile {
  /** Stable name, unique in the list. */
  readonly id: string;
  /** The client or clients that read the file, for people. */
  readonly client: string;
  /** The file lies in each workspace folder. */
  readonly scope: 'workspace-folder';
  /** Relative to the scope, with `/`; also the label that users see. */
  readonly path: string;
  readonly parse: Dialect;
  readonly reader: ConfigReader;
}
