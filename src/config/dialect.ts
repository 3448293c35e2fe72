import type { ConfigFile } from '../model/server';

/** Reads the text of one shape of configuration file. Never throws: what is wrong becomes a problem. */
export type Dialect = (uri: string, label: string, text: string) => ConfigFile;
