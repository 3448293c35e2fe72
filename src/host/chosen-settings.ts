/** What a user chose for one trace, apart from the settings of VS Code, and the steps that it has to do with. */

import type { Grant, StepId } from '../model/flow';
import type { Revision } from '../model/revision';
import type { RunSettings } from '../model/run-settings';

export interface ChosenSettings {
  readonly revision?: Revision;
  readonly grant?: Grant;
  readonly clientId?: string;
  readonly clientSecret?: string;
  readonly clientMetadataUrl?: string;
  readonly issuer?: string;
  readonly scope?: string;
  readonly redirectUri?: string;
  readonly extraParameters?: { readonly [name: string]: string };
  readonly headers?: { readonly [name: string]: string };
  readonly dpop?: true;
}

/** The same as the settings of a run, where they go. Headers and secrets go other ways. */
export function runSettingsOf(chosen: ChosenSettings): Partial<RunSettings> {
  const { revision: _, clientSecret: __, headers: ___, ...settings } = chosen;
  return settings;
}

type Member = keyof RunSettings;

const affected: {
  readonly [member in Member]?: { readonly name: string; readonly steps: readonly StepId[] };
} = {
  grant: { name: 'grant', steps: ['client-identity', 'registration'] },
  clientId: { name: 'client id', steps: ['client-identity', 'registration'] },
  clientMetadataUrl: { name: 'client metadata', steps: ['client-identity', 'client-document'] },
  issuer: { name: 'authorization server', steps: ['server-metadata'] },
  scope: { name: 'scope', steps: ['client-identity', 'pkce'] },
  redirectUri: { name: 'redirect URI', steps: ['client-identity', 'registration', 'pkce'] },
  extraParameters: { name: 'extra parameters', steps: ['pkce', 'browser-login'] },
  dpop: { name: 'DPoP', steps: ['client-identity', 'token-request'] },
};

/** The names of the settings that were chosen. */
export function settingNames(settings: Partial<RunSettings>): readonly string[] {
  return (Object.keys(affected) as (keyof typeof affected)[]).flatMap((member) =>
    isChosen(settings[member]) ? (affected[member]?.name ?? []) : [],
  );
}

function isChosen(value: RunSettings[Member]): boolean {
  return value !== undefined && value !== false;
}

/** The names of the settings that a step goes by, of those that were chosen. */
export function settingsOfStep(step: StepId, settings: Partial<RunSettings>): readonly string[] {
  return (Object.keys(affected) as (keyof typeof affected)[]).flatMap((member) => {
    const one = affected[member];
    return isChosen(settings[member]) && one?.steps.includes(step) ? [one.name] : [];
  });
}

/**
 * The earliest step that has to do with what is different now; `undefined` where nothing is, or only what
 * is sent with every request.
 */
export function earliestAffected(
  before: ChosenSettings,
  now: ChosenSettings,
  order: readonly StepId[],
): StepId | undefined {
  const differs = (member: Member) =>
    JSON.stringify(runSettingsOf(before)[member]) !== JSON.stringify(runSettingsOf(now)[member]);
  const members = (Object.keys(affected) as Member[]).filter(differs);
  // A secret is the client's, and no setting of a run.
  if (before.clientSecret !== now.clientSecret) members.push('clientId');
  const places = members.map((member) => order.indexOf(affected[member]?.steps[0] ?? 'pkce'));
  const known = places.filter((place) => place !== -1);
  return known.length === 0 ? undefined : order[Math.min(...known)];
}

/** `name=value`, one a line or with `&` between, as a record; what has no name is left out. */
export function readPairs(text: string, sign: '=' | ':'): { readonly [name: string]: string } {
  const pairs = text.split(sign === '=' ? /[\n&]/ : /[\n;]/).flatMap((one): [string, string][] => {
    const at = one.indexOf(sign);
    const name = one.slice(0, at).trim();
    return at < 1 || name === '' ? [] : [[name, one.slice(at + 1).trim()]];
  });
  return Object.fromEntries(pairs);
}

/** The other way around. */
export function pairsText(pairs: { readonly [name: string]: string }, sign: '=' | ':'): string {
  const between = sign === '=' ? '&' : '; ';
  return Object.entries(pairs)
    .map(([name, value]) => (sign === '=' ? `${name}=${value}` : `${name}: ${value}`))
    .join(between);
}
