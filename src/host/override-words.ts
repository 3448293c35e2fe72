/** What it means to go on past a stop: said before, and shown with every trace that does. */

import { t } from '@vscode/l10n';
import { type OverridableStop, overridableStops } from '../model/stop';

export interface OverrideWords {
  /** What is let pass, in one sentence. */
  readonly passes: string;
  /** What could happen then, in one sentence. */
  readonly risk: string;
}

const table: { readonly [rule in OverridableStop]: OverrideWords } = {
  'resource-mismatch': {
    passes: t('The resource metadata describes another resource than this server.'),
    risk: t('A server that passes for another one could be given a token that is good there.'),
  },
  'no-discovery': {
    passes: t('The server publishes no resource metadata.'),
    risk: t(
      'Its own address is taken for the authorization server. Nothing says that this login page belongs to it, so you could sign in at the wrong place.',
    ),
  },
  'issuer-mismatch': {
    passes: t(
      'The authorization server metadata names another issuer than the one that was asked for.',
    ),
    risk: t(
      'An authorization server that passes for another one could be sent codes that are good there.',
    ),
  },
  'pkce-not-advertised': {
    passes: t('The authorization server does not say that it supports PKCE with S256.'),
    risk: t(
      'If it does not, whoever gets hold of the code that comes back can trade it for your token.',
    ),
  },
  'iss-mismatch': {
    passes: t('The answer to the login does not name the issuer that it should.'),
    risk: t('The code may come from another authorization server, and this one would be sent it.'),
  },
  'insecure-endpoint': {
    passes: t('An endpoint of the authorization server is plain http.'),
    risk: t(
      'Codes, tokens and client secrets cross the network in the clear, for anybody on the way to read.',
    ),
  },
  'private-address': {
    passes: t('A public server leads to an address of a private network or of this machine.'),
    risk: t('It could make this machine ask services that only you can reach.'),
  },
  'client-issuer-mismatch': {
    passes: t(
      'Your client id belongs to another authorization server than the one that the server names now.',
    ),
    risk: t(
      'The other authorization server would be sent your client id, and its secret if it has one.',
    ),
  },
};

/** The words for the override of a rule; plain ones for a rule of another version of this program. */
export function overrideWords(rule: string): OverrideWords {
  const known = overridableStops.find((one) => one === rule);
  return known !== undefined
    ? table[known]
    : {
        passes: t('What the rule {0} finds.', rule),
        risk: t('The specification asks clients to stop here.'),
      };
}
