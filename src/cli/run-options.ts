/** The options of every command that contacts a server: which one, by which rules, and how it reports. */

import type { Severity } from '../model/finding';
import { newestRevision, type Revision, revisions } from '../model/revision';
import { oneOf, readHeader, readOverrides, serverUrl } from './usage';

export const runOptions = {
  revision: { type: 'string' },
  transport: { type: 'string' },
  header: { type: 'string', multiple: true },
  override: { type: 'string', multiple: true },
  'fail-on': { type: 'string' },
  json: { type: 'boolean' },
  save: { type: 'string' },
} as const;

export interface RunOptions {
  readonly url: string;
  readonly revision: Revision;
  readonly transport: 'http' | 'sse';
  readonly headers: { readonly [name: string]: string };
  readonly overrides: readonly string[];
  readonly failOn: Severity;
  readonly json: boolean;
  /** The file that the trace is written to. */
  readonly save?: string;
}

interface Values {
  readonly revision?: string;
  readonly transport?: string;
  readonly header?: readonly string[];
  readonly override?: readonly string[];
  readonly 'fail-on'?: string;
  readonly json?: boolean;
  readonly save?: string;
}

/** A `UsageError` names the argument that is wrong. */
export function readRunOptions(
  command: string,
  values: Values,
  positionals: readonly string[],
): RunOptions {
  return {
    url: serverUrl(command, positionals),
    revision: oneOf('--revision', values.revision, revisions, newestRevision),
    transport: oneOf('--transport', values.transport, ['http', 'sse'], 'http'),
    headers: Object.fromEntries((values.header ?? []).map(readHeader)),
    overrides: readOverrides(values.override),
    failOn: oneOf('--fail-on', values['fail-on'], ['error', 'warning'], 'error'),
    json: values.json === true,
    ...(values.save !== undefined && { save: values.save }),
  };
}
