/** The options of `check`: which servers, how far it goes, and how it reports. */

import type { Severity } from '../model/finding';
import { newestRevision, type Revision, revisions } from '../model/revision';
import type { TrialWish } from '../model/run-settings';
import { runOptions } from './run-options';
import { oneOf, readHeader, requireServerUrl, UsageError } from './usage';

const { json: _json, save: _save, override: _override, ...shared } = runOptions;

export const checkOptions = {
  ...shared,
  issuer: { type: 'string' },
  'client-id': { type: 'string' },
  config: { type: 'string', multiple: true },
  workspace: { type: 'string', multiple: true },
  format: { type: 'string' },
  register: { type: 'boolean' },
  'registration-probes': { type: 'boolean' },
} as const;

export type ReportFormat = 'text' | 'json' | 'sarif' | 'junit';

export interface CheckOptions {
  readonly urls: readonly string[];
  readonly configs: readonly string[];
  readonly workspaces: readonly string[];
  readonly revision: Revision;
  readonly transport: 'http' | 'sse';
  readonly headers: { readonly [name: string]: string };
  readonly failOn: Severity;
  readonly format: ReportFormat;
  readonly settings: {
    readonly issuer?: string;
    readonly clientId?: string;
    readonly trial?: TrialWish;
  };
}

interface Values {
  readonly revision?: string;
  readonly transport?: string;
  readonly header?: readonly string[];
  readonly 'fail-on'?: string;
  readonly issuer?: string;
  readonly 'client-id'?: string;
  readonly config?: readonly string[];
  readonly workspace?: readonly string[];
  readonly format?: string;
  readonly register?: boolean;
  readonly 'registration-probes'?: boolean;
}

/** A `UsageError` names the argument that is wrong. */
export function readCheckOptions(values: Values, urls: readonly string[]): CheckOptions {
  const { config: configs = [], workspace: workspaces = [], header = [] } = values;
  if (urls.length + configs.length + workspaces.length === 0) {
    throw new UsageError('check needs the address of an MCP server, --config or --workspace.');
  }
  for (const url of urls) requireServerUrl(url);
  // Which of them a key is for cannot be known.
  if (header.length > 0 && urls.length !== 1) {
    throw new UsageError(
      '--header goes with one address; write it into the configuration of others.',
    );
  }
  const register = values.register === true;
  const probes = values['registration-probes'] === true;
  const { issuer, 'client-id': clientId } = values;
  return {
    urls,
    configs,
    workspaces,
    revision: oneOf('--revision', values.revision, revisions, newestRevision),
    transport: oneOf('--transport', values.transport, ['http', 'sse'], 'http'),
    headers: Object.fromEntries(header.map(readHeader)),
    failOn: oneOf('--fail-on', values['fail-on'], ['error', 'warning'], 'error'),
    format: oneOf('--format', values.format, ['text', 'json', 'sarif', 'junit'], 'text'),
    settings: {
      ...(issuer !== undefined && { issuer }),
      ...(clientId !== undefined && { clientId }),
      ...((register || probes) && { trial: { register, probes } }),
    },
  };
}
