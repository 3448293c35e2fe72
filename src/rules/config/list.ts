/** Every rule about configuration, root causes first: the order in which findings are shown. */

import type { Finding } from '../../model/finding';
import type { WrittenEntry } from '../../model/written-entry';
import { underCauses } from '../under-causes';
import { configAddressPadded } from './config-address-padded';
import { configHeaderAndOauth } from './config-header-and-oauth';
import { configOauthKeys } from './config-oauth-keys';
import { configPlainHttp } from './config-plain-http';
import type { AnyConfigRule } from './config-rule';
import { configSameAddress } from './config-same-address';
import { configSameName } from './config-same-name';
import { configSecret } from './config-secret';
import { configSecretInUrl } from './config-secret-in-url';
import { configSse } from './config-sse';
import { configUrlAndCommand } from './config-url-and-command';
import { configVariable } from './config-variable';

export const configRules: readonly AnyConfigRule[] = [
  configUrlAndCommand,
  configSameName,
  configOauthKeys,
  configHeaderAndOauth,
  configVariable,
  configSecret,
  configSecretInUrl,
  configPlainHttp,
  configSameAddress,
  configSse,
  configAddressPadded,
];

const explainedBy = Object.fromEntries(configRules.map(({ id, under }) => [id, under]));

/** What the rules say of an entry: causes in the order of the list, each before what follows from it. */
export function judgeEntry(entry: WrittenEntry): readonly Finding[] {
  return underCauses(
    configRules.flatMap((rule) => rule.judge(entry) ?? []),
    explainedBy,
  );
}
