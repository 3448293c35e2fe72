import type { ConfigScope } from '../model/server';
import type { ConfigReader } from '../model/written-entry';
import type { Places } from './places';
import type { FileShape } from './shape';
import type { Writing } from './writing';

/** A client and the files in which it keeps MCP servers. */
export interface Client {
  /** Stable name, also the name of its file in `clients`, and what users write in settings. */
  readonly id: string;
  /** For people. */
  readonly name: string;
  readonly files: readonly ClientFile[];
  /** What it makes of the entries; absent where too little is known to judge them. */
  readonly reader?: ConfigReader;
  /** How it writes entries; absent where too little is known to write into its files. */
  readonly writes?: Writing;
}

/** One kind of file of a client, wherever it lies. */
export interface ClientFile {
  readonly scope: Exclude<ConfigScope, 'added'>;
  readonly at: Places;
  readonly shape: FileShape;
  /** Who reads it, where that is more than the client itself. */
  readonly readBy?: string;
  /** Files of a folder with the same word are read by one client, so that names in them must differ. */
  readonly together?: string;
}
