/**
 * The entry says how to sign in with keys that the client of this file does not read. Every client
 * has words of its own for the same things, and none of them says that it passed over one.
 *
 * Looks like: the client registers anew although a client id is in the file, asks for other scopes,
 * or comes back to another port than the one that was registered.
 * Why: the entry was copied from the documentation of another client, or a name is spelled another
 * way: client_id for clientId, auth for oauth.
 * FastMCP: nothing to be changed there.
 * TypeScript SDK: nothing to be changed there.
 * Provider: nothing to be changed there. Where the client registers itself after all, its own
 * registration can be deleted.
 * Seen: https://github.com/anthropics/claude-code/issues/38102
 * https://github.com/anthropics/claude-code/issues/67258
 */

import type { ConfigReader } from '../../model/written-entry';
import { defineConfigRule, dotted, listed, placeOf } from './config-rule';

/** Keys of other clients at the top of an entry, and those clients. */
const elsewhere = new Map([
  ['auth', 'Cursor'],
  ['oauthClient', 'Cline'],
  ['oauthScopes', 'Amazon Q'],
  ['oauthClientId', 'Copilot CLI'],
  ['oauthPublicClient', 'Copilot CLI'],
  ['redirectPort', 'Copilot CLI'],
  ['oauth_resource', 'Codex'],
  ['bearer_token_env_var', 'Codex'],
  ['authProviderType', 'Gemini CLI'],
  ['clientId', 'Kiro'],
  ['clientSecret', 'Kiro'],
  ['redirectUri', 'Kiro'],
  ['client_id', 'Goose'],
  ['client_secret_key', 'Goose'],
]);

export const configOauthKeys = defineConfigRule({
  id: 'config-oauth-keys',
  effect: 'client-fails',
  spec: ['mcp-registration'],
  check(entry) {
    if (entry.kind === 'stdio') return undefined;
    const { reader } = entry;
    const foreign = entry.members.filter(({ path: [first = '', second] }) => {
      if (second !== undefined) {
        return /^o?auth$/.test(first) && !reader.oauthKeys.includes(`${first}.${second}`);
      }
      // What is in an object is named itself.
      const isOpened = entry.members.some(({ path }) => path.length > 1 && path[0] === first);
      return elsewhere.has(first) && !reader.oauthKeys.includes(first) && !isOpened;
    });
    const [first] = foreign;
    if (first === undefined) return undefined;
    const keys = foreign.map(dotted);
    const many = keys.length > 1;
    const known = reader.oauthKeys.filter((key) => key.startsWith('oauth.'));
    const owner = elsewhere.get(first.path[0] ?? '');
    const isTheirs = owner !== undefined && owner !== reader.client;
    return {
      title: `${reader.client} does not read ${listed(keys)} of ${entry.name}`,
      expected: listed(known),
      actual: listed(keys),
      because: `${many ? 'these keys are' : 'this key is'} passed over without a word, so the sign-in goes on as if ${many ? 'they were' : 'it was'} not there${isTheirs ? `. ${first.path[0]} is a key of ${owner}` : ''}`,
      do: listed([...new Set(foreign.map(({ path }) => advice(path.at(-1) ?? '', reader)))]),
      places: foreign.map((member) => placeOf(entry, member)),
    };
  },
});

function advice(key: string, reader: ConfigReader): string {
  if (bare(key).includes('secret')) return `take out ${key}: ${reader.clientSecret}`;
  const meant = reader.oauthKeys.find(
    (one) => one.startsWith('oauth.') && bare(one.slice(6)) === meaning(bare(key)),
  );
  return meant === undefined ? `take out ${key}` : `write ${meant} for ${key}`;
}

function meaning(key: string): string {
  const same: { readonly [key: string]: string } = {
    oauthclientid: 'clientid',
    redirectport: 'callbackport',
    scope: 'scopes',
    oauthscopes: 'scopes',
  };
  return Object.hasOwn(same, key) ? (same[key] ?? key) : key;
}

function bare(key: string): string {
  return key.toLowerCase().replace(/[-_]/g, '');
}
