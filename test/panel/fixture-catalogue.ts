import type { Phase, StepId } from '../../src/model/flow';
import type { SpecId } from '../../src/model/spec';

interface CatalogueStep {
  readonly id: StepId;
  readonly title: string;
  readonly phase: Phase;
  readonly spec: readonly SpecId[];
  readonly explained: string;
}

/** The steps of a sign-in, as the engine words them or could. */
export const catalogue: readonly CatalogueStep[] = [
  {
    id: 'first-request',
    title: 'First request, no token',
    phase: 'discover',
    spec: ['mcp-flow', 'mcp-transports'],
    explained:
      'The client sends `initialize` without a token. A server that wants authorization answers 401 and says in a header where to read more.',
  },
  {
    id: 'challenge',
    title: 'Read the challenge',
    phase: 'discover',
    spec: ['rfc9728-challenge', 'rfc6750-challenge'],
    explained:
      'The `WWW-Authenticate` header of the answer names the scheme, and the address of the resource metadata.',
  },
  {
    id: 'resource-metadata',
    title: 'Resource metadata',
    phase: 'discover',
    spec: ['rfc9728-request', 'rfc9728-validation'],
    explained:
      'The resource metadata says which authorization servers give tokens for this server, and which scopes it knows. Its `resource` must be the address that the client was given.',
  },
  {
    id: 'server-metadata',
    title: 'Server metadata',
    phase: 'discover',
    spec: ['mcp-discovery', 'rfc8414-request'],
    explained:
      'The authorization server publishes its endpoints in a metadata document. The specification names the addresses to try, and their order.',
  },
  {
    id: 'client-identity',
    title: 'Choose client identity',
    phase: 'identify',
    spec: ['mcp-registration', 'mcp-scope'],
    explained:
      'The client decides under which identity it will ask: one that you gave it, or one that it registers.',
  },
  {
    id: 'registration',
    title: 'Registration',
    phase: 'identify',
    spec: ['mcp-registration', 'rfc7591-request'],
    explained:
      'Before it can send you to a login page, the client needs an id that the authorization server knows. In order, it may use one you give it, a client id metadata document, or register itself.',
  },
  {
    id: 'pkce',
    title: 'PKCE',
    phase: 'authorize',
    spec: ['mcp-pkce', 'rfc7636'],
    explained:
      'The client makes up a secret, keeps it, and sends only its hash to the login page. Who steals the code cannot use it without the secret.',
  },
  {
    id: 'browser-login',
    title: 'Browser login',
    phase: 'authorize',
    spec: ['mcp-resource', 'rfc8252-loopback'],
    explained:
      'Your browser opens the login page of the authorization server. You sign in there and allow the client; the client never sees your password.',
  },
  {
    id: 'callback',
    title: 'Callback',
    phase: 'authorize',
    spec: ['rfc6749-authorization-response', 'rfc9207-validation'],
    explained:
      'The browser comes back to an address on this machine with a code. The client checks that `state` is its own and that the right server answered.',
  },
  {
    id: 'token-request',
    title: 'Code for token',
    phase: 'token',
    spec: ['rfc6749-token-request', 'rfc8707-request'],
    explained:
      'The client trades the code and the PKCE secret for an access token, and says with `resource` which server the token is for.',
  },
  {
    id: 'token-check',
    title: 'Signature and claims',
    phase: 'token',
    spec: ['rfc9068-validation', 'mcp-audience'],
    explained:
      'The token is a JWT, so its signature and claims can be read. A server must accept only tokens that were made for it.',
  },
  {
    id: 'connect',
    title: 'Request with token',
    phase: 'use',
    spec: ['mcp-token-use', 'mcp-lifecycle'],
    explained: 'The client sends `initialize` again, this time with the token.',
  },
  {
    id: 'list-tools',
    title: 'List tools',
    phase: 'use',
    spec: ['mcp-tools'],
    explained:
      'The client asks which tools the server has. With that, sign-in has worked to its end.',
  },
];
