import type { Json } from '../../src/model/wire';
import { isObject } from '../../src/oauth/metadata';
import { type Context, givenBy } from './given';
import type { SuiteCheck } from './suite';

/** Members of requests and answers, or parameters of an address, whose values nobody may see. */
const names = [
  'access_token',
  'assertion',
  'client_assertion',
  'client_secret',
  'code',
  'code_verifier',
  'refresh_token',
  'subject_token',
];

/** Every secret that the suite gave to a client, and every one that it saw between client and servers. */
export function secretsOf(output: string, checks: readonly SuiteCheck[]): readonly string[] {
  const contexts = [...output.matchAll(/^With context: (\{.*\})$/gm)].map(
    ([, json]): Context => JSON.parse(json ?? ''),
  );
  const given = contexts.flatMap((context) => Object.values(givenBy(context).secrets));
  const seen = checks.flatMap(({ details }) => secretsIn(details));
  return [...new Set([...given, ...seen])];
}

function secretsIn(value: Json | undefined): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(secretsIn);
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([name, member]) =>
    names.includes(name) && typeof member === 'string' ? [member] : secretsIn(member),
  );
}
