// biome-ignore-all lint/suspicious/noTemplateCurlyInString: configuration files have such variables.
/** Configuration files with one thing wrong each, and files with nothing wrong. */

export interface ConfigFixture {
  readonly name: string;
  /** Values of `servers` in `.vscode/mcp.json`. */
  readonly vscode?: { readonly [name: string]: unknown };
  /** Values of `mcpServers` in `.mcp.json`. */
  readonly root?: { readonly [name: string]: unknown };
  /** All findings: rule, severity, and where, as a file and the path that stands there. */
  readonly findings: readonly (readonly [rule: string, severity: string, ...places: string[]])[];
}

/** Stands in every place where a secret may be; no finding may repeat it. */
export const canary = 'canary7f3a9b2c4d';

const url = 'https://notes.example/mcp';
const bearer = `Bearer ${canary}`;

export const healthy: readonly ConfigFixture[] = [
  {
    name: 'servers as the documentation has them',
    vscode: {
      notes: { type: 'http', url, oauth: { clientId: 'vs-code' } },
      asked: { url: 'https://a.example/mcp', headers: { Authorization: 'Bearer ${input:token}' } },
      set: {
        url: 'https://b.example/mcp',
        headers: { 'X-Api-Key': '${env:KEY}', 'X-Team': canary },
      },
      local: {
        command: 'npx',
        args: ['-y', 'files', '--token', '${input:token}', '--token-file', '/run/secrets/token'],
        env: { API_TOKEN: '${env:TOKEN}', TOKEN_URL: 'https://a.example/token', LEVEL: 'debug' },
      },
    },
    root: {
      other: {
        type: 'http',
        url: 'https://c.example/mcp',
        headers: { 'X-Api-Key': '${KEY:-}' },
        oauth: { clientId: 'x', callbackPort: 3118, scopes: 'a b' },
      },
      copilot: {
        type: 'http',
        url: 'https://d.example/mcp',
        oauthClientId: 'x',
        redirectPort: 33418,
      },
    },
    findings: [],
  },
  {
    name: 'one address under two names with the same settings',
    vscode: { notes: { url } },
    root: { 'notes-too': { url } },
    findings: [],
  },
  {
    name: 'http on this machine and in a network of its own',
    vscode: {
      a: { url: 'http://127.0.0.1:8000/mcp' },
      b: { url: 'http://localhost:8000/mcp' },
      c: { url: 'http://[::1]:8000/mcp' },
      d: { url: 'http://10.1.2.3/mcp' },
      e: { url: 'http://notes.internal/mcp' },
      f: { url: 'http://notes/mcp' },
      g: { url: 'http://${input:host}/mcp' },
    },
    findings: [],
  },
  {
    name: 'words that only look like secrets',
    vscode: {
      a: { url, headers: { Authorization: 'Bearer <your token>', 'X-Api-Key': 'YOUR_API_KEY' } },
      b: {
        command: 'x',
        env: { TOKEN: '', PASSWORD: 'changeme', API_KEY_FILE: canary, COMPAT: canary },
      },
    },
    findings: [],
  },
];

export const faulty: readonly ConfigFixture[] = [
  {
    name: 'a token in a header',
    vscode: { notes: { url, headers: { Authorization: bearer } } },
    findings: [['config-secret', 'warning', '.vscode/mcp.json Authorization']],
  },
  {
    name: 'the default of a variable is a token',
    root: { notes: { url, headers: { 'X-Api-Key': `\${KEY:-${canary}}` } } },
    findings: [['config-secret', 'warning', '.mcp.json X-Api-Key']],
  },
  {
    name: 'secrets in the environment and in arguments',
    root: {
      local: {
        command: 'npx',
        args: ['-y', 'bridge', '--header', `Authorization: ${bearer}`, `--api-key=${canary}`],
        env: { GITHUB_TOKEN: canary, DB_PASSWORD: canary },
      },
    },
    findings: [
      [
        'config-secret',
        'warning',
        `.mcp.json Authorization: ${bearer}`,
        `.mcp.json --api-key=${canary}`,
        '.mcp.json GITHUB_TOKEN',
        '.mcp.json DB_PASSWORD',
      ],
    ],
  },
  {
    name: 'a token by its shape, under a name of its own',
    vscode: { local: { command: 'x', env: { MINE: `ghp_${canary}${canary}`, appToken: canary } } },
    findings: [['config-secret', 'warning', '.vscode/mcp.json MINE', '.vscode/mcp.json appToken']],
  },
  {
    name: 'a user in the address',
    vscode: { notes: { url: `https://ann:${canary}@notes.example/mcp` } },
    findings: [['config-secret-in-url', 'warning', '.vscode/mcp.json url']],
  },
  {
    name: 'a token in the query, also of an argument',
    vscode: { notes: { url: `${url}?team=red&token=${canary}` } },
    root: { bridge: { command: 'npx', args: ['mcp-remote', `${url}?api_key=${canary}`] } },
    findings: [
      ['config-secret-in-url', 'warning', '.vscode/mcp.json url'],
      ['config-secret-in-url', 'warning', `.mcp.json ${url}?api_key=${canary}`],
    ],
  },
  {
    name: 'a header and OAuth keys',
    vscode: {
      notes: { url, headers: { authorization: 'Bearer ${input:t}' }, oauth: { clientId: 'x' } },
    },
    findings: [
      [
        'config-header-and-oauth',
        'warning',
        '.vscode/mcp.json authorization',
        '.vscode/mcp.json clientId',
      ],
    ],
  },
  {
    name: 'OAuth keys of Cursor, with a secret',
    vscode: { notes: { url, auth: { CLIENT_ID: 'x', CLIENT_SECRET: canary } } },
    findings: [
      [
        'config-oauth-keys',
        'warning',
        '.vscode/mcp.json CLIENT_ID',
        '.vscode/mcp.json CLIENT_SECRET',
      ],
      ['config-secret', 'warning', '.vscode/mcp.json CLIENT_SECRET'],
    ],
  },
  {
    name: 'OAuth keys of Claude Code in the file of VS Code',
    vscode: { notes: { url, oauth: { clientId: 'x', callbackPort: 3118 } } },
    findings: [['config-oauth-keys', 'warning', '.vscode/mcp.json callbackPort']],
  },
  {
    name: 'OAuth keys spelled as Codex spells them',
    root: { notes: { url, oauth: { client_id: 'x', callback_port: 3118 } } },
    findings: [['config-oauth-keys', 'warning', '.mcp.json client_id', '.mcp.json callback_port']],
  },
  {
    name: 'a client id at the top of the entry',
    vscode: { notes: { url, clientId: 'x' } },
    findings: [['config-oauth-keys', 'warning', '.vscode/mcp.json clientId']],
  },
  {
    name: 'a variable of Claude Code in the file of VS Code',
    vscode: { notes: { url, headers: { 'X-Api-Key': '${KEY}' } } },
    findings: [['config-variable', 'warning', '.vscode/mcp.json X-Api-Key']],
  },
  {
    name: 'a variable of VS Code in the file of Claude Code',
    root: { notes: { url: 'https://${env:HOST}/mcp' } },
    findings: [['config-variable', 'warning', '.mcp.json url']],
  },
  {
    name: 'an address and a command',
    vscode: { notes: { url, command: 'npx' } },
    findings: [
      ['config-url-and-command', 'warning', '.vscode/mcp.json url', '.vscode/mcp.json command'],
    ],
  },
  {
    name: 'http on the internet',
    vscode: { notes: { url: 'http://notes.example/mcp' } },
    findings: [['config-plain-http', 'warning', '.vscode/mcp.json url']],
  },
  {
    name: 'the transport of before',
    vscode: { notes: { type: 'sse', url } },
    findings: [['config-sse', 'info', '.vscode/mcp.json type']],
  },
  {
    name: 'white space after the address',
    vscode: { notes: { url: `${url} ` } },
    findings: [['config-address-padded', 'info', '.vscode/mcp.json url']],
  },
  {
    name: 'one name for two servers',
    vscode: { notes: { url } },
    root: { notes: { url: 'https://old.example/mcp' } },
    findings: [['config-same-name', 'warning', '.mcp.json notes', '.vscode/mcp.json notes']],
  },
  {
    name: 'one server twice',
    vscode: { notes: { url } },
    root: { notes: { url } },
    findings: [['config-same-name', 'info', '.mcp.json notes', '.vscode/mcp.json notes']],
  },
  {
    name: 'one address with different headers',
    vscode: {
      red: { url, headers: { 'X-Team': `${canary}-red` } },
      blue: { url, headers: { 'X-Team': `${canary}-blue` } },
    },
    findings: [['config-same-address', 'info', '.vscode/mcp.json blue', '.vscode/mcp.json red']],
  },
];
