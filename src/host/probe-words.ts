/** What is said before a server is asked with tokens that it has to refuse. */
import { t } from '@vscode/l10n';

/** What the user may answer; each is the label of a button. */
export const probeAnswers = {
  probe: t('Probe'),
  signIn: t('Sign In and Probe'),
  withKey: t('Choose Signing Key…'),
} as const;

export interface ProbeQuestion {
  readonly text: string;
  readonly detail: string;
  readonly answers: readonly string[];
}

/** `saved`: somebody has signed in, so that there is a token to go by. */
export function probeQuestion(name: string, origin: string, saved: boolean): ProbeQuestion {
  const { probe, signIn, withKey } = probeAnswers;
  return {
    text: t('Ask {0} with tokens that it has to refuse?', name),
    detail: [
      t(
        'About 30 requests go to {0}, and nowhere else but for the published keys: without a token, with made-up, unsigned and foreign ones, with the ID token, and with the access token of your sign-in, once changed and once in the address, where servers may log it.',
        origin,
      ),
      t(
        'They open a conversation and list the tools where they are let in. No tool is called and nothing is changed.',
      ),
      t('Do this only with a server of your own: others may take it for an attack.'),
      saved
        ? t('Your saved sign-in is used and stays as it is.')
        : t('You are not signed in. Without a sign-in only tokens that are made up can be tried.'),
      t(
        'With the key that your authorization server signs with, tokens that are wrong in one claim are tried too: expired, for another service, of another issuer. It is not stored.',
      ),
    ].join('\n\n'),
    answers: saved ? [probe, withKey] : [signIn, probe, withKey],
  };
}
