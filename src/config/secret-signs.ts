/** Says where something that looks like a secret stands in clear text. What it is never leaves this file. */

import type { SecretSign } from '../model/written-entry';

const headerNames =
  /^(authorization|proxy-authorization|cookie)$|(^|-)(token|secret|password|api-?key)$/i;
/** Of names whose words have underscores between them. */
const secretNames =
  /(^|[-_.])(token|secret|password|passwd|pat|api[-_]?key|access[-_]?key|secret[-_]?key|private[-_]?key|credentials?)$/;
const shapes =
  /(?<![\w-])(eyJ[\w-]{8,}\.[\w-]{8,}|gh[opsur]_\w{20,}|github_pat_\w{20,}|glpat-[\w-]{16,}|sk-[\w-]{20,}|xox[abprs]-[\w-]{10,}|AKIA[0-9A-Z]{16}|AIza[\w-]{30,})/;
const placeholder =
  /^[<[({].*[>\])}]$|^(your|my|the|insert|put|replace|enter|change|todo|dummy|example)[-_ ]?|^[x*.•]+$|^\.{3}/i;
const plainWords =
  /^(true|false|null|none|\d{1,6}|([a-z][a-z0-9+.-]*:)?\/\/.*|[~./\\].*|[A-Za-z]:\\.*)$/i;

/** Nothing shorter is taken for a secret. */
const shortest = 8;

/** Of a member of an entry: `path` is where it stands, `before` the item before it in a list. */
export function secretSign(
  path: readonly string[],
  value: string,
  before: string | undefined,
): SecretSign | undefined {
  const [first = '', second = ''] = path;
  if (first === 'url') return signInUrl(value) ?? (shapes.test(value) ? 'value' : undefined);
  if (shapes.test(inClear(value))) return 'value';
  switch (first) {
    case 'headers':
      return headerNames.test(second) && isSecret(value) ? 'value' : undefined;
    case 'env':
      return isSecretName(second) && isSecret(value) ? 'value' : undefined;
    case 'args':
      return signInArgument(value, before);
    default:
      return isSecretName(path.at(-1) ?? '') && isSecret(value) ? 'value' : undefined;
  }
}

function signInArgument(value: string, before: string | undefined): SecretSign | undefined {
  const inUrl = /^https?:\/\//i.test(value) ? signInUrl(value) : undefined;
  if (inUrl !== undefined) return inUrl;
  const [, option, given] = /^--?([\w.-]+)=(.+)$/s.exec(value) ?? [];
  if (option !== undefined && given !== undefined) {
    return isSecretName(option) && isSecret(given) ? 'value' : undefined;
  }
  const [, header, sent] = /^([A-Za-z][\w-]*):\s*(\S.*)$/s.exec(value) ?? [];
  if (header !== undefined && sent !== undefined && headerNames.test(header)) {
    return isSecret(sent) ? 'value' : undefined;
  }
  const [, named] = /^--?([\w.-]+)$/.exec(before ?? '') ?? [];
  const isOption = value.startsWith('-');
  return named !== undefined && isSecretName(named) && !isOption && isSecret(value)
    ? 'value'
    : undefined;
}

function signInUrl(url: string): SecretSign | undefined {
  const [base = '', ...rest] = url.split('?');
  const [, user] = /^\s*[a-z][a-z0-9+.-]*:\/\/([^/#]*)@/i.exec(base) ?? [];
  if (user !== undefined && inClear(user).replace(/[:\s]/g, '') !== '') return 'userinfo';
  const query = rest.join('?').split('#')[0] ?? '';
  const named = query.split('&').some((pair) => {
    const [name = '', value = ''] = pair.split(/=(.*)/s);
    return /^(key|auth|code)$/i.test(name) || isSecretName(name) ? isSecret(value) : false;
  });
  return named ? 'query' : undefined;
}

function isSecretName(name: string): boolean {
  return secretNames.test(name.replace(/([a-z])([A-Z])/g, '$1_$2').toLowerCase());
}

function isSecret(value: string): boolean {
  const clear = inClear(value)
    .replace(/^(bearer|basic|token|dpop|apikey)\s+/i, '')
    .trim();
  return clear.length >= shortest && !placeholder.test(clear) && !plainWords.test(clear);
}

/** The text without its variables. A default is in clear text too, and stays. */
function inClear(value: string): string {
  return value
    .replace(/\$\{[^{}:]*:-([^{}]*)\}/g, '$1')
    .replace(/\$\{[^{}]*\}|\$[A-Za-z_]\w*/g, '');
}
