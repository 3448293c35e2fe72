/** Wirings of the classes that FastMCP has for single providers: what they take is known of the provider. */

import type { Argument, IdentityProvider } from '../../idp/identity-provider';
import type { Json } from '../../model/wire';
import { call, literal, literals } from '../python/python-text';
import { baseUrl } from '../shared-env';
import type { EnvVariable, TestTokens } from '../wiring';
import { proxyArguments, proxyEnv, proxyParts, proxyRequires, redirectStep } from './proxy';
import { defineWiring, type FastmcpWiring } from './wiring';

export interface ProviderClass extends Pick<FastmcpWiring, 'since' | 'because'> {
  readonly provider: IdentityProvider;
  /** Of each variable but those of the app: what it holds, and an example. */
  readonly variables?: { readonly [name: string]: Pick<EnvVariable, 'says' | 'example'> };
  /** What is asked for when the user names no scopes, where the provider's data has none. */
  readonly scopes?: readonly string[];
  readonly tokens?: TestTokens;
}

/** Before, every proxy sent `resource` on, and a provider that does not know it refuses the login. */
const keepsResource = {
  since: [3, 2, 0],
  sinceWhat: 'can keep resource from its provider, which refuses it, since',
} as const;

/** Makes a wiring that may stand in the list. Its id is that of the provider. */
export function providerClass(one: ProviderClass): FastmcpWiring {
  const { provider, since, because, tokens = 'none' } = one;
  const { choice: job, class: className, module } = provider.fastmcp;
  const proxy = job === 'proxy';
  const { required_scopes: usual, ...taken } = provider.fastmcp.arguments;
  return defineWiring({
    id: provider.id,
    job,
    title: provider.name,
    className,
    since,
    ...('forward_resource' in taken && keepsResource),
    because,
    tokens,
    env: (choice) => [
      baseUrl,
      ...provider.environment.map((variable) => ({ ...variable, ...wordsOf(variable, one) })),
      ...(proxy ? proxyEnv(choice) : []),
    ],
    python(choice) {
      const storage = proxy ? proxyParts(choice) : { imports: [], definitions: [] };
      const scopes = choice.scopes.length > 0 ? choice.scopes : (one.scopes ?? textsOf(usual));
      return {
        imports: [...storage.imports, `from ${module} import ${className}`],
        definitions: storage.definitions,
        body: call(`return ${className}`, [
          ...Object.entries(taken).map(([keyword, value]) => `${keyword}=${argument(value)}`),
          ...(scopes.length > 0 ? [`required_scopes=${literals(scopes)}`] : []),
          ...(proxy
            ? proxyArguments(choice)
            : ['base_url=required_env("MCP_BASE_URL").rstrip("/")']),
        ]),
      };
    },
    ...(proxy && { requires: proxyRequires }),
    steps: () =>
      provider.console.length === 0 && proxy
        ? [redirectStep]
        : provider.console.map((step) => `${step.replaceAll('<base_url>', '{base}')}.`),
  });
}

function wordsOf(
  { name, secret }: IdentityProvider['environment'][number],
  { provider, variables = {} }: ProviderClass,
): Omit<EnvVariable, 'name' | 'secret'> {
  const own = variables[name] ?? {
    says: secret ? 'Its client secret' : `Client id of your app at ${provider.name}`,
    example: secret ? '' : 'your-client-id',
  };
  return { ...own, ...(secret && { inTest: 'a client secret for tests' }) };
}

/** An argument as Python text. One that a person has to write has no place in code that runs at once. */
function argument(value: Argument): string {
  if ('environment' in value) return `required_env("${value.environment}")`;
  if ('template' in value) {
    const filled = value.template.replace(/\{(\w+)\}/g, "{required_env('$1')}");
    return `f"${filled}"`;
  }
  if ('value' in value) return python(value.value);
  throw new Error(`an argument is left to people: ${value.own}`);
}

function python(value: Json): string {
  if (typeof value === 'string') return literal(value);
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  return JSON.stringify(value);
}

function textsOf(value: Argument | undefined): readonly string[] {
  const list = value !== undefined && 'value' in value ? value.value : [];
  return Array.isArray(list) ? list.filter((one): one is string => typeof one === 'string') : [];
}
