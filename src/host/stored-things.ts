/** What this extension keeps in the secret store, told apart by the beginning of the keys. */
import { t } from '@vscode/l10n';

export type StoredKind = 'sign-in' | 'registration' | 'input' | 'call' | 'flow' | 'other';

export interface StoredThing {
  readonly kind: StoredKind;
  readonly name: string;
  readonly detail: string;
  readonly keys: readonly string[];
}

const words: { readonly [kind in StoredKind]: Pick<StoredThing, 'name' | 'detail'> } = {
  'sign-in': {
    name: t('Sign-ins'),
    detail: t(
      'Access tokens and refresh tokens, with the ids and secrets of the clients that have them.',
    ),
  },
  registration: {
    name: t('Registered clients'),
    detail: t('Client ids that authorization servers gave to this client. They stay known there.'),
  },
  input: {
    name: t('Values of variables'),
    detail: t('What you typed in for variables of configuration files.'),
  },
  call: {
    name: t('Inputs of tools'),
    detail: t('What you typed in for the last call of each tool.'),
  },
  flow: {
    name: t('Paused traces'),
    detail: t('What a trace that stands still needs to go on, also in another window.'),
  },
  other: {
    name: t('Other entries'),
    detail: t('What belongs to none of these, such as of older versions.'),
  },
};

const prefixes: { readonly [kind in Exclude<StoredKind, 'other'>]: string } = {
  'sign-in': 'sign-in/',
  registration: 'registration/',
  input: 'input/',
  call: 'call/',
  flow: 'flow/',
};

/** The key of what was typed in for a call. */
export function callKey(parts: readonly string[]): string {
  return `${prefixes.call}1/${JSON.stringify(parts)}`;
}

/** What there is, sign-ins first; what there is none of is left out. */
export function storedThings(keys: readonly string[]): readonly StoredThing[] {
  // Who renews a token right now; it is gone by itself in a moment.
  const kept = keys.filter((key) => !key.startsWith('lease/'));
  const kindOf = (key: string): StoredKind => {
    const known = Object.entries(prefixes).find(([, prefix]) => key.startsWith(prefix));
    return (known?.[0] as StoredKind | undefined) ?? 'other';
  };
  return (Object.keys(words) as StoredKind[])
    .map((kind) => ({ kind, ...words[kind], keys: kept.filter((key) => kindOf(key) === kind) }))
    .filter((thing) => thing.keys.length > 0);
}
