/** What is said when somebody has signed out. */

import { t } from '@vscode/l10n';
import type { JudgedTrace } from '../model/trace';
import type { Failure } from '../model/wire';

/** Why the tokens were deleted without a word to the authorization server. */
export type LocalOnly = 'untrusted' | 'not-begun';

export interface SignOutWords {
  readonly text: string;
  /** A server does something that somebody has to look at. */
  readonly wrong: boolean;
}

const unreachable: readonly Failure['kind'][] = [
  'refused',
  'name-not-found',
  'timeout',
  'network',
  'aborted',
];

/** The words for a sign-out that has run, or that could only delete the tokens. */
export function signOutWords(name: string, how: JudgedTrace | LocalOnly): SignOutWords {
  const done = t('Signed out of {0}.', name);
  const local = `${done} ${t('Its tokens are deleted from this machine.')}`;
  if (how === 'untrusted') {
    return fine(`${local} ${t('They were not revoked, because this workspace is not trusted.')}`);
  }
  if (how === 'not-begun') {
    return fine(`${local} ${t('They were not revoked and stay good until they expire.')}`);
  }
  const { revocation, revocationProof: proof, stored } = how.facts;
  const issuer = hostOf(stored?.issuer);
  if (how.stop !== undefined) {
    return wasOffline(how)
      ? fine(
          `${local} ${t('{0} could not be reached, so they stay good until they expire.', issuer)}`,
        )
      : { text: `${local} ${sentence(how)}`, wrong: true };
  }
  const errors = how.findings.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) return { text: `${local} ${sentence(how)}`, wrong: true };
  if ((revocation?.answers.length ?? 0) === 0) {
    return fine(
      `${local} ${t('{0} revokes no tokens, so a copy stays good until it expires.', issuer)}`,
    );
  }
  switch (proof?.accessToken) {
    case 'dead':
      return fine(
        `${done} ${t('Its tokens are revoked and deleted, and the server refuses them.')}`,
      );
    case 'alive':
      return fine(
        `${done} ${t('Its tokens are revoked and deleted. The server takes the access token until it expires.')}`,
      );
    default:
      return fine(`${done} ${t('Its tokens are revoked and deleted.')}`);
  }
}

function fine(text: string): SignOutWords {
  return { text, wrong: false };
}

function wasOffline({ steps }: JudgedTrace): boolean {
  const kind = steps.flatMap(({ exchanges }) => exchanges).at(-1)?.failure?.kind;
  return kind !== undefined && unreachable.includes(kind);
}

function sentence({ findings, stop }: JudgedTrace): string {
  const [finding] = findings;
  return finding === undefined ? (stop?.says ?? '') : `${finding.title}.`;
}

function hostOf(issuer: string | undefined): string {
  return issuer !== undefined && URL.canParse(issuer)
    ? new URL(issuer).host
    : t('The authorization server');
}
