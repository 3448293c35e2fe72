/** Which profile a run takes: by revision, by transport, and by what is to be done. */

import type { RunSettings } from '../../model/flow';
import type { Revision } from '../../model/spec';
import type { Profile } from '../profile';
import { callTool } from '../steps/call-tool';
import { connect } from '../steps/connect';
import { listTools } from '../steps/list-tools';
import { refresh } from '../steps/refresh';
import { stdioServer } from '../steps/stdio-server';
import { storedToken } from '../steps/stored-token';
import { profile20250326 } from './2025-03-26';
import { profile20250618 } from './2025-06-18';
import { profile20251125 } from './2025-11-25';
import { profile20260728 } from './2026-07-28';

/** What a flow is for: a whole sign-in, or work with a sign-in that was saved. */
export type Errand = 'sign-in' | 'reconnect';

const byRevision: { readonly [revision in Revision]: Profile } = {
  '2025-03-26': profile20250326,
  '2025-06-18': profile20250618,
  '2025-11-25': profile20251125,
  '2026-07-28': profile20260728,
};

/** The profile of a run. A tool to call adds a last step. */
export function chooseProfile(
  revision: Revision,
  transport: 'http' | 'sse' | 'stdio',
  errand: Errand,
  settings: Pick<RunSettings, 'call'>,
): Profile {
  const profile = byRevision[revision];
  if (transport === 'stdio') return { ...profile, steps: [stdioServer] };
  const steps = errand === 'sign-in' ? profile.steps : [storedToken, refresh, connect, listTools];
  return { ...profile, steps: settings.call === undefined ? steps : [...steps, callTool] };
}
