/** One way to give a server its auth: what it takes, and what has to be set up for it. */

import type { FastmcpWiring } from './fastmcp/wiring';
import type { PackageVersion } from './package-version';
import type { SdkWiring } from './sdk-wirings';

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

export interface ToolScopes {
  readonly tool: string;
  readonly scopes: readonly string[];
}

export interface Choice {
  readonly wiring: string;
  /** Scopes that every caller needs. */
  readonly scopes: readonly string[];
  /** JOSE name of the algorithm that the provider signs with. */
  readonly algorithm: string;
  /** Where the MCP endpoint is, with its slash. */
  readonly path: string;
  /** Also refuse tokens without `exp` and before `nbf`, which JWTVerifier of FastMCP does not. */
  readonly strict: boolean;
  /** Where a proxy keeps what it must not lose. */
  readonly storage: 'redis' | 'dynamodb' | 'disk';
  /** Services that hold tokens of an issuer of their own are let in too. */
  readonly services: boolean;
  /** JOSE name of the algorithm that the issuer of the services signs with. */
  readonly serviceAlgorithm: string;
  /** Tools that need more scopes than every caller has. */
  readonly toolScopes: readonly ToolScopes[];
  /** Redirect URIs of the clients to allow; empty allows what the class allows by itself. */
  readonly redirects: readonly string[];
  /** Of the package that the server's class comes from. */
  readonly version: PackageVersion | undefined;
}

/**
 * How the generated test makes tokens that the server takes; `none` where only the provider can.
 * `discovery`: the class also reads the provider's metadata when it is made.
 */
export type TestTokens = 'jwks' | 'pem' | 'hmac' | 'introspection' | 'none' | 'discovery';

/** What wirings of every product have. */
export interface WiringBase {
  /** Kebab-case; one of a product. */
  readonly id: string;
  readonly job: Job;
  /** For a list to pick from: the provider or the way. */
  readonly title: string;
  readonly className: string;
  /** Why this class, in a sentence. */
  readonly because: string;
  readonly env: (choice: Choice) => readonly EnvVariable[];
  readonly tokens: TestTokens;
  /** It is told what the provider signs with, also where the tests make no tokens. */
  readonly takesAlgorithm?: true;
  /** Requirements beyond the product itself. */
  readonly requires?: (choice: Choice) => readonly string[];
  /** What is done at the provider, in order; `{base}` stands for the server's public address. */
  readonly steps: (choice: Choice) => readonly string[];
}

export type Wiring = FastmcpWiring | SdkWiring;
