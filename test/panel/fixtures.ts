import { type Fixture, fixture, type Happened, type ToldFinding } from './fixture';
import {
  connected,
  keys,
  metadata,
  noMetadata,
  refused,
  registered,
  resourceMetadata,
  tokens,
  toolList,
} from './fixture-exchanges';
import { hostile } from './fixture-hostile';

const challenged: Happened = {
  state: 'done',
  note: 'One Bearer challenge, with the address of the resource metadata.',
  durationMs: 0.4,
  values: [
    {
      name: 'resource_metadata',
      value: 'https://notes.example.com/.well-known/oauth-protected-resource/mcp',
      meaning: 'Where the resource metadata is.',
    },
    { name: 'scope', value: 'read:user', meaning: 'What the server wants the token to allow.' },
  ],
};

const discovered = {
  'first-request': {
    state: 'done',
    meta: '401',
    tookMs: 14,
    note: 'The server wants a token.',
    exchanges: [refused],
    durationMs: 14.2,
  },
  challenge: challenged,
  'resource-metadata': {
    state: 'done',
    meta: '200',
    tookMs: 9,
    note: 'The metadata is complete and its resource matches.',
    exchanges: [resourceMetadata],
    durationMs: 9.3,
  },
} as const satisfies Record<string, Happened>;

const found = {
  ...discovered,
  'server-metadata': {
    state: 'done',
    meta: '200',
    tookMs: 31,
    note: 'The first address that the specification names has it.',
    exchanges: metadata,
    durationMs: 31.4,
  },
} as const satisfies Record<string, Happened>;

const identified = {
  ...found,
  'client-identity': { state: 'done', note: 'The client will register itself.', durationMs: 0.2 },
  registration: {
    state: 'done',
    meta: '201',
    tookMs: 23,
    note: 'Registered as a public client.',
    exchanges: [registered],
    durationMs: 23.9,
    values: [
      {
        name: 'client_id',
        value: '3f6c1e0a',
        meaning: 'The id that the server knows the client by.',
      },
      {
        name: 'redirect_uri',
        value: 'http://127.0.0.1:33419/callback',
        meaning: 'Where the browser comes back to. The server compares it character by character.',
      },
    ],
  },
  pkce: {
    state: 'done',
    note: 'A verifier of 43 characters, and its S256 hash.',
    durationMs: 0.6,
    values: [
      {
        name: 'code_challenge',
        value: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
        meaning: 'The hash that goes to the login page. The verifier is secret and is not shown.',
      },
    ],
  },
} as const satisfies Record<string, Happened>;

const noRegistration: ToldFinding = {
  rule: 'no-registration-path',
  step: 'registration',
  effect: 'sign-in-fails',
  severity: 'error',
  title: 'github.com does not let clients register',
  expected:
    '`registration_endpoint` or `client_id_metadata_document_supported: true` in authorization server metadata',
  actual: 'no metadata at any of the 3 URLs that the specification names',
  because:
    'the resource metadata names github.com as authorization server, and GitHub registers no clients',
  do: 'put a proxy between that registers clients itself and uses one GitHub app upstream; in FastMCP that is `GitHubProvider`',
  spec: ['mcp-registration', 'rfc7591-request'],
  mended: true,
  evidence: ['/steps/2/exchanges/0/response/body/authorization_servers/0'],
};

const noServerMetadata: ToldFinding = {
  rule: 'server-metadata-missing',
  step: 'server-metadata',
  effect: 'client-fails',
  severity: 'warning',
  title: 'github.com publishes no authorization server metadata',
  expected: 'a metadata document at one of the addresses that the specification names',
  actual: '404 at all 3 of them',
  because: 'GitHub is not an authorization server for MCP by itself',
  do: 'see the finding at Registration',
  spec: ['mcp-discovery', 'rfc8414-request'],
  evidence: ['/steps/3/exchanges/2/response/status', '/steps/3/exchanges/2/response/headers/0'],
};

export const ready = fixture({
  name: 'ready',
  status: 'ready',
  enabled: ['continue', 'next', 'into'],
  selected: 'first-request',
  happened: {},
});

export const running = fixture({
  name: 'running',
  status: 'running',
  enabled: ['pause', 'stop'],
  current: 'server-metadata',
  selected: 'server-metadata',
  happened: {
    ...discovered,
    'server-metadata': { state: 'running', exchanges: noMetadata.slice(0, 2) },
  },
});

export const paused = fixture({
  name: 'paused',
  status: 'paused',
  enabled: ['continue', 'next', 'into', 'restart', 'stop'],
  banner: { kind: 'paused', text: 'Paused before the browser opens', actions: [] },
  current: 'browser-login',
  selected: 'browser-login',
  happened: { ...identified, 'browser-login': { state: 'paused' } },
});

export const waiting = fixture({
  name: 'waiting',
  status: 'running',
  enabled: ['restart', 'stop'],
  banner: {
    kind: 'waiting',
    text: 'Waiting for you to sign in in the browser',
    actions: ['open-browser-again', 'paste-redirect', 'copy-login-url'],
  },
  current: 'browser-login',
  selected: 'browser-login',
  happened: {
    ...identified,
    'browser-login': {
      state: 'running',
      note: 'The browser is open. Listening on 127.0.0.1, port 33419.',
      values: [
        {
          name: 'redirect_uri',
          value: 'http://127.0.0.1:33419/callback',
          meaning: 'Where the browser comes back to.',
        },
      ],
    },
  },
});

/** Paused inside a step whose first request was edited, with every kind of breakpoint and an override. */
export const edited = fixture({
  name: 'edited',
  status: 'paused',
  enabled: ['continue', 'next', 'into', 'retry', 'restart', 'stop'],
  banner: { kind: 'paused', text: 'Paused inside Server metadata.', actions: [] },
  current: 'server-metadata',
  selected: 'server-metadata',
  breakpoints: ['resource-metadata', 'server-metadata', 'token-request'],
  breaks: { requests: ['/token', 'login.example.com/*/register'], findings: false },
  overrides: [
    {
      rule: 'resource-mismatch',
      passes: 'The resource metadata describes another resource than this server.',
    },
  ],
  upcoming: {
    step: 'server-metadata',
    because: 'The specification names this address for the metadata of an issuer with a path.',
    method: 'GET',
    url: 'https://github.com/.well-known/openid-configuration/login/oauth',
    headers: [
      ['accept', 'application/json'],
      ['x-tried', 'by hand'],
    ],
    edited: true,
  },
  happened: {
    ...discovered,
    'server-metadata': {
      state: 'paused',
      exchanges: noMetadata.slice(0, 1).map((one) => ({ ...one, edited: true as const })),
    },
  },
});

/** Waits for a person with a code; the code itself comes in a message of its own. */
export const device = fixture({
  name: 'device',
  status: 'running',
  enabled: ['pause', 'restart', 'stop'],
  banner: {
    kind: 'waiting',
    text: 'Waiting for you to enter the code at https://login.example.com/device.',
    actions: ['open-page', 'copy-code'],
  },
  current: 'browser-login',
  selected: 'browser-login',
  happened: { ...identified, 'browser-login': { state: 'running' } },
});

export const stopped = fixture({
  name: 'stopped',
  status: 'stopped',
  enabled: ['retry', 'restart'],
  banner: {
    kind: 'stopped',
    text: 'Stopped at Registration: github.com does not let clients register',
    actions: ['copy-report', 'trace-as', 'continue-anyway'],
  },
  current: 'registration',
  selected: 'registration',
  happened: {
    ...discovered,
    'server-metadata': {
      state: 'done',
      meta: '3 tried',
      tookMs: 41,
      note: 'None of the 3 addresses has metadata.',
      exchanges: noMetadata,
      durationMs: 41.6,
    },
    'client-identity': { state: 'done', note: 'No client id was given.', durationMs: 0.2 },
    registration: {
      state: 'stopped',
      meta: 'no endpoint',
      note: 'None of the three ways is open here.',
      durationMs: 0.1,
    },
  },
  findings: [noServerMetadata, noRegistration],
});

export const finished = fixture({
  name: 'finished',
  status: 'signed-in',
  enabled: ['restart'],
  banner: { kind: 'finished', text: 'Signed in. notes 2.1.0 has 3 tools.', actions: [] },
  selected: 'token-request',
  happened: {
    ...identified,
    registration: {
      state: 'skipped',
      note: 'A client id from an earlier registration is still good.',
    },
    'browser-login': {
      state: 'done',
      meta: '21.3 s',
      note: 'You signed in and allowed the client.',
    },
    callback: { state: 'done', note: 'The state matches; the issuer is the right one.' },
    'token-request': {
      state: 'done',
      meta: '200',
      tookMs: 50,
      note: 'An access token that lasts an hour, and no refresh token.',
      exchanges: [tokens],
      durationMs: 50.1,
      values: [
        {
          name: 'access_token',
          value: 'JWT, 812 characters',
          meaning: 'What the server will be shown.',
        },
        {
          name: 'expires_in',
          value: '3600',
          meaning: 'Seconds until the token is no longer good.',
        },
        { name: 'scope', value: 'notes:read', meaning: 'What the token allows.' },
      ],
    },
    'token-check': {
      state: 'done',
      meta: '5 checks',
      note: 'All pass.',
      exchanges: [keys],
      durationMs: 12,
    },
    connect: { state: 'done', meta: '200', tookMs: 18, exchanges: [connected], durationMs: 19 },
    'list-tools': { state: 'done', meta: '3 tools', exchanges: [toolList], durationMs: 8 },
  },
  findings: [
    {
      rule: 'no-refresh-token',
      step: 'token-request',
      effect: 'untidy',
      severity: 'info',
      title: 'login.example.com gives no refresh token',
      expected: 'a refresh token, so that the client can stay signed in',
      actual: 'an access token only, good for 3600 seconds',
      because: 'the client asked for the grant, and the metadata does not list `offline_access`',
      do: 'allow refresh tokens for public clients at login.example.com, or sign in again each hour',
      spec: ['rfc6749-refresh'],
      evidence: ['/steps/9/exchanges/0/response/body'],
    },
  ],
});

export { hostile };

export const fixtures: readonly Fixture[] = [
  ready,
  running,
  paused,
  waiting,
  edited,
  device,
  stopped,
  finished,
  hostile,
];
