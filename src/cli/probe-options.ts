/** The options that have a server asked with tokens that it has to refuse. */

import type { GivenSecrets, RunSettings } from '../model/run-settings';
import { UsageError } from './usage';

export const probeOptions = {
  probe: { type: 'boolean' },
  'probe-key': { type: 'string' },
} as const;

interface Values {
  readonly probe?: boolean;
  readonly 'probe-key'?: string;
}

export interface ProbeOptions {
  readonly errand: 'sign-in' | 'probe';
  readonly settings: Pick<RunSettings, 'probeSignsIn'>;
  readonly secrets: Pick<GivenSecrets, 'probeKey'>;
}

/** `readFile` gives the text of a file. */
export function readProbe(
  { probe, 'probe-key': keyFile }: Values,
  readFile: (path: string) => string,
): ProbeOptions {
  if (probe !== true) {
    if (keyFile !== undefined) throw new UsageError('--probe-key needs --probe.');
    return { errand: 'sign-in', settings: {}, secrets: {} };
  }
  return {
    errand: 'probe',
    settings: { probeSignsIn: true },
    secrets: { ...(keyFile !== undefined && { probeKey: readFile(keyFile) }) },
  };
}
