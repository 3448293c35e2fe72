/** The test that goes along with the module: it shows who gets in and who does not. */

import { marked } from '../files/written-mark';
import type { SdkWiring } from '../sdk-wirings';
import type { Choice } from '../wiring';
import { mount } from './module';
import { opaqueTokens, signedTokens } from './test-tokens';
import { literal, literals } from './typescript-text';

export interface TestPlace {
  /** How the auth module is imported: `./mcp-auth.js`. */
  readonly module: string;
  readonly runner: 'node:test' | 'vitest';
}

export function testModule(
  wiring: SdkWiring,
  choice: Choice,
  { module, runner }: TestPlace,
): string {
  const jwt = wiring.tokens === 'jwks';
  const imports = [
    "import assert from 'node:assert/strict';",
    "import { once } from 'node:events';",
    "import { createServer, type IncomingMessage, type Server } from 'node:http';",
    "import type { AddressInfo } from 'node:net';",
    ...(runner === 'node:test' ? ["import { after, before, test } from 'node:test';"] : []),
    "import express from 'express';",
    ...(jwt ? ["import { exportJWK, generateKeyPair, SignJWT } from 'jose';"] : []),
    ...(runner === 'vitest'
      ? ["import { afterAll as after, beforeAll as before, test } from 'vitest';"]
      : []),
    `import { ${mount}, requiredEnv } from '${module}';`,
  ];
  return marked(
    [
      '/** Shows who gets into this server and who does not. Needs nothing but this computer. */',
      imports.join('\n'),
      constants(choice),
      jwt ? signedTokens(literal(choice.algorithm)) : opaqueTokens,
      servers(wiring, choice),
      wiring.job === 'remote' ? toldWhere : toldNothing,
      wrongTokens(jwt),
      ...(choice.scopes.length > 0 ? [wrongScope] : []),
      rightToken,
      emptyVariables(wiring.env(choice).map(({ name }) => name)),
    ].join('\n\n'),
    '// ',
  );
}

function constants({ path, scopes }: Choice): string {
  return `const PATH = ${literal(path)};
const SCOPES: readonly string[] = ${literals(scopes)};
let origin = '';
let issuer = '';`;
}

function servers(wiring: SdkWiring, choice: Choice): string {
  const values: { readonly [name: string]: string } = {
    MCP_SERVER_URL: 'origin + PATH',
    MCP_AUTH_ISSUER: 'issuer',
    MCP_AUTH_AUDIENCE: 'origin + PATH',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is one in what is written.
    MCP_AUTH_JWKS_URI: '`${issuer}/jwks`',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is one in what is written.
    MCP_AUTH_INTROSPECTION_ENDPOINT: '`${issuer}/introspect`',
  };
  const lines = wiring
    .env(choice)
    .map(
      ({ name, inTest, example }) => `    ${name}: ${values[name] ?? literal(inTest ?? example)},`,
    );
  return `const app = express();
const server = createServer(app);
const provider = createServer((request, response) => {
  void answer(request).then((document) => {
    response.writeHead(document === undefined ? 404 : 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(document ?? {}));
  });
});

async function answer(request: IncomingMessage): Promise<unknown> {
  if (request.url === '/.well-known/oauth-authorization-server/tenant') {
    return {
      issuer,
      authorization_endpoint: \`\${issuer}/authorize\`,
      token_endpoint: \`\${issuer}/token\`,
      response_types_supported: ['code'],
    };
  }
  return aboutTokens(request);
}

async function open(listener: Server): Promise<string> {
  listener.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  return \`http://127.0.0.1:\${(listener.address() as AddressInfo).port}\`;
}

before(async () => {
  origin = await open(server);
  issuer = \`\${await open(provider)}/tenant\`;
  Object.assign(process.env, {
${lines.join('\n')}
  });
  app.post(PATH, ${mount}(app), (_request, response) => {
    response.json({});
  });
});

after(() => {
  server.close();
  provider.close();
});

function ask(bearer?: string): Promise<Response> {
  const headers: Record<string, string> =
    bearer === undefined ? {} : { authorization: \`Bearer \${bearer}\` };
  return fetch(origin + PATH, { method: 'POST', headers });
}

function told(answer: Response): string {
  return answer.headers.get('www-authenticate') ?? '';
}`;
}

const toldWhere = `test('without a token a client is told where to sign in', async () => {
  const refused = await ask();
  assert.equal(refused.status, 401);
  const address = /resource_metadata="([^"]+)"/.exec(told(refused))?.[1] ?? '';
  assert.ok(address.startsWith(\`\${origin}/.well-known/oauth-protected-resource\`), address);
  const metadata = (await (await fetch(address)).json()) as Record<string, unknown>;
  assert.deepEqual(
    [metadata['resource'], metadata['authorization_servers']],
    [origin + PATH, [issuer]],
  );
});`;

const toldNothing = `test('without a token nobody gets in', async () => {
  const refused = await ask();
  assert.equal(refused.status, 401);
  // This server only checks tokens, so it has no metadata to point at.
  assert.doesNotMatch(told(refused), /resource_metadata/);
});`;

function wrongTokens(jwt: boolean): string {
  const bad: readonly (readonly [name: string, make: string])[] = [
    ['for another audience', "token({ aud: 'https://elsewhere.test/mcp' })"],
    ...(jwt
      ? ([
          ['of another issuer', "token({ iss: 'https://elsewhere.test' })"],
          ['of another key', 'token({}, true)'],
          ['not valid yet', 'token({ nbf: now() + 600 })'],
        ] as const)
      : []),
    ['expired', 'token({ exp: now() - 60 })'],
    ['that never expires', 'token({ exp: undefined })'],
    ['that is none', "'not-a-token'"],
  ];
  return `const wrong: readonly (readonly [name: string, make: () => string | Promise<string>])[] = [
${bad.map(([name, make]) => `  [${literal(name)}, () => ${make}],`).join('\n')}
];

for (const [name, make] of wrong) {
  test(\`a token \${name} is refused\`, async () => {
    const refused = await ask(await make());
    assert.equal(refused.status, 401);
    assert.match(told(refused), /error="invalid_token"/);
  });
}`;
}

const wrongScope = `test('a token without the scope is not enough', async () => {
  const refused = await ask(await token({ scope: 'something:else' }));
  assert.equal(refused.status, 403);
  assert.match(told(refused), /error="insufficient_scope"/);
});`;

const rightToken = `test('a right token gets in', async () => {
  assert.equal((await ask(await token())).status, 200);
});`;

function emptyVariables(names: readonly string[]): string {
  return `for (const name of [
${names.map((name) => `  ${literal(name)},`).join('\n')}
]) {
  test(\`it does not start without \${name}\`, () => {
    const value = requiredEnv(name);
    try {
      for (const nothing of [undefined, '', '  ']) {
        if (nothing === undefined) delete process.env[name];
        else process.env[name] = nothing;
        assert.throws(() => ${mount}(express()), new RegExp(name));
      }
    } finally {
      process.env[name] = value;
    }
  });
}`;
}
