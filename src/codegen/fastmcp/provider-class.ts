/** Wirings of the classes that FastMCP has for single providers: they differ in names and values alone. */

import { call, literals } from '../python/python-text';
import { baseUrl } from '../shared-env';
import type { Choice, EnvVariable, TestTokens } from '../wiring';
import { proxyArguments, proxyEnv, proxyParts, proxyRequires } from './proxy';
import { defineWiring, type FastmcpWiring } from './wiring';

export interface ProviderClass
  extends Pick<FastmcpWiring, 'id' | 'title' | 'className' | 'since' | 'because' | 'steps'> {
  readonly job: 'remote' | 'proxy';
  /** Where the class is imported from. */
  readonly module: string;
  /** The class's own arguments, each with the variable that holds it. */
  readonly takes: readonly (readonly [keyword: string, variable: EnvVariable])[];
  /** Arguments that come from no variable, as Python text. */
  readonly fixed?: (choice: Choice) => readonly string[];
  /** What is asked for when the user names no scopes; the class's own choice when left out. */
  readonly scopes?: readonly string[];
  readonly tokens?: TestTokens;
}

/** Makes a wiring that may stand in the list. */
export function providerClass(one: ProviderClass): FastmcpWiring {
  const { job, className, module, takes, fixed } = one;
  const proxy = job === 'proxy';
  return defineWiring({
    ...one,
    tokens: one.tokens ?? 'none',
    env: (choice) => [
      baseUrl,
      ...takes.map(([, variable]) => variable),
      ...(proxy ? proxyEnv(choice) : []),
    ],
    python(choice) {
      const storage = proxy ? proxyParts(choice) : { imports: [], definitions: [] };
      const scopes = choice.scopes.length > 0 ? choice.scopes : (one.scopes ?? []);
      return {
        imports: [...storage.imports, `from ${module} import ${className}`],
        definitions: storage.definitions,
        body: call(`return ${className}`, [
          ...takes.map(([keyword, { name }]) => `${keyword}=required_env("${name}")`),
          ...(fixed?.(choice) ?? []),
          ...(scopes.length > 0 ? [`required_scopes=${literals(scopes)}`] : []),
          ...(proxy
            ? proxyArguments(choice)
            : ['base_url=required_env("MCP_BASE_URL").rstrip("/")']),
        ]),
      };
    },
    ...(proxy && { requires: proxyRequires }),
  });
}

/** The client id and secret of an app at a provider, under the names that it is known by there. */
export function appVariables(
  prefix: string,
  provider: string,
  example: string,
): readonly (readonly [keyword: string, variable: EnvVariable])[] {
  return [
    [
      'client_id',
      { name: `${prefix}_CLIENT_ID`, says: `Client id of your app at ${provider}`, example },
    ],
    [
      'client_secret',
      {
        name: `${prefix}_CLIENT_SECRET`,
        says: 'Its client secret',
        example: '',
        secret: true,
        inTest: 'a client secret for tests',
      },
    ],
  ];
}
