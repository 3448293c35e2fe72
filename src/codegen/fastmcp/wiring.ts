/** One way to give a FastMCP server its auth: a class, what it takes, and what has to be set up for it. */

import type { PackageVersion } from '../package-version';

/** `verify`: check tokens that callers hold. `remote`: people sign in at a provider that registers clients. `proxy`: at one that does not. */
export type Job = 'verify' | 'remote' | 'proxy';

/** A variable of the environment that the generated code reads, and refuses when it is empty. */
export interface EnvVariable {
  readonly name: string;
  /** What it holds, for `.env.example`; one line. */
  readonly says: string;
  /** A value that shows the form, and that no server could run with. */
  readonly example: string;
  readonly secret?: boolean;
  /** What a generated test sets it to; its own stand-in when left out. */
  readonly inTest?: string;
}

export interface Choice {
  readonly wiring: string;
  /** Scopes that every caller needs. */
  readonly scopes: readonly string[];
  /** JOSE name of the algorithm that the provider signs with. */
  readonly algorithm: string;
  /** Where the MCP endpoint is, with its slash. */
  readonly path: string;
  /** Also refuse tokens without `exp` and before `nbf`, which JWTVerifier does not. */
  readonly strict: boolean;
  /** Where a proxy keeps what it must not lose. */
  readonly storage: 'redis' | 'disk';
  /** Redirect URIs of the clients to allow; empty allows what the class allows by itself. */
  readonly redirects: readonly string[];
  readonly version: PackageVersion | undefined;
}

export interface PythonParts {
  /** Whole import statements. */
  readonly imports: readonly string[];
  /** Top-level definitions before `build_auth`, each without blank lines around it. */
  readonly definitions?: readonly string[];
  /** Body of `build_auth`, not indented, ending with a return. */
  readonly body: readonly string[];
}

/**
 * How the generated test makes tokens that the server takes; `none` where only the provider can.
 * `discovery`: the class also reads the provider's metadata when it is made.
 */
export type TestTokens = 'jwks' | 'pem' | 'hmac' | 'introspection' | 'none' | 'discovery';

export interface Wiring {
  /** Kebab-case, and the file name. */
  readonly id: string;
  readonly job: Job;
  /** For a list to pick from: the provider or the way. */
  readonly title: string;
  readonly className: string;
  /** First release of FastMCP with the class. */
  readonly since: readonly number[];
  /** Why this class, in a sentence. */
  readonly because: string;
  readonly env: (choice: Choice) => readonly EnvVariable[];
  readonly python: (choice: Choice) => PythonParts;
  readonly tokens: TestTokens;
  /** Requirements beyond FastMCP itself. */
  readonly requires?: (choice: Choice) => readonly string[];
  /** What is done at the provider, in order; `{base}` stands for the server's public address. */
  readonly steps: (choice: Choice) => readonly string[];
}

/** Makes a wiring that may stand in the list. */
export function defineWiring(wiring: Wiring): Wiring {
  return wiring;
}
