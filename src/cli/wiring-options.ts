/** Which wiring, and what is said of it with `--set`. */

import type { Wiring } from '../codegen';
import { oneOf, UsageError } from './usage';

type CodegenModule = typeof import('../codegen');

/** The way with this name, or the first of the job. */
export function pickWiring(
  wirings: readonly Wiring[],
  job: 'verify' | 'remote' | 'proxy',
  provider: string | undefined,
): Wiring {
  const ofJob = wirings.filter((one) => one.job === job);
  const wiring = provider === undefined ? ofJob[0] : ofJob.find(({ id }) => id === provider);
  if (wiring !== undefined) return wiring;
  throw new UsageError(
    `--provider for --job ${job} is one of ${ofJob.map(({ id }) => id).join(', ')}, not ${provider}.`,
  );
}

/** The choice that the settings make, and the public address when it is among them. */
export function readSettings(
  settings: readonly string[],
  wiring: string,
  version: ReturnType<CodegenModule['packageVersion']>,
) {
  const given = new Map<string, string>();
  for (const setting of settings) {
    const at = setting.indexOf('=');
    if (at < 1) throw new UsageError('--set has the form name=value.');
    given.set(setting.slice(0, at), setting.slice(at + 1));
  }
  const take = (name: string): string | undefined => {
    const value = given.get(name);
    given.delete(name);
    return value;
  };
  const words = (text: string | undefined): readonly string[] =>
    (text ?? '').split(/[\s,]+/).filter(Boolean);
  const choice = {
    wiring,
    scopes: words(take('scopes')),
    algorithm: take('algorithm') ?? 'RS256',
    path: take('path') ?? '/mcp',
    strict: oneOf('strict', take('strict'), ['yes', 'no'], 'yes') === 'yes',
    storage: oneOf('storage', take('storage'), ['disk', 'redis'], 'disk'),
    redirects: words(take('redirects')),
    version,
  };
  const base = take('base-url');
  const [unknown] = given.keys();
  if (unknown !== undefined) {
    throw new UsageError(
      `--set knows scopes, algorithm, path, strict, storage, redirects and base-url, not ${unknown}.`,
    );
  }
  return { choice, base };
}
