import type { ProjectFile } from '../project';
import { clientFiles } from './client-files';
import { packageName } from './package-name';

/** A server on the official SDK, with express. */
export function typescriptProject(name: string): readonly ProjectFile[] {
  const id = packageName(name);
  return [
    { path: 'package.json', text: packageJson(id) },
    { path: 'tsconfig.json', text: tsconfig },
    { path: 'src/server.ts', text: server(name) },
    { path: 'src/tools.ts', text: tools },
    { path: 'src/tools.test.ts', text: test },
    { path: 'Dockerfile', text: dockerfile },
    { path: '.dockerignore', text: '.env\n.git\ndist\nnode_modules\n' },
    { path: '.gitignore', text: '.env\ndist/\nnode_modules/\n' },
    { path: 'README.md', text: readme(name) },
    ...clientFiles(id, 'http://127.0.0.1:3000/mcp'),
  ];
}

const packageJson = (id: string): string =>
  `${JSON.stringify(
    {
      name: id,
      version: '0.1.0',
      private: true,
      type: 'module',
      engines: { node: '>=22' },
      scripts: {
        build: 'tsc',
        start: 'npm run build && node --env-file-if-exists=.env dist/server.js',
        test: 'npm run build && node --test "dist/**/*.test.js"',
      },
      dependencies: { '@modelcontextprotocol/sdk': '^1.25.0', express: '^5.1.0', zod: '^4.0.0' },
      devDependencies: {
        '@types/express': '^5.0.0',
        '@types/node': '^22.0.0',
        typescript: '^5.9.0',
      },
    },
    null,
    2,
  )}\n`;

const tsconfig = `{
  "compilerOptions": {
    "target": "ES2022",
    "module": "NodeNext",
    "outDir": "dist",
    "rootDir": "src",
    "strict": true,
    "skipLibCheck": true,
    "types": ["node"]
  },
  "include": ["src"]
}
`;

const imports = [
  "import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';",
  "import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';",
  "import express from 'express';",
  "import { z } from 'zod';",
  "import { add } from './tools.js';",
].join('\n');

const server = (name: string): string => `${imports}

function newServer(): McpServer {
  const server = new McpServer({ name: ${JSON.stringify(name)}, version: '0.1.0' });
  server.registerTool(
    'add',
    { description: 'Adds two numbers.', inputSchema: { a: z.number(), b: z.number() } },
    ({ a, b }) => ({ content: [{ type: 'text', text: String(add(a, b)) }] }),
  );
  return server;
}

const app = express();
app.use(express.json());

app.post('/mcp', async (req, res) => {
  const transport = new StreamableHTTPServerTransport({ sessionIdGenerator: undefined });
  res.on('close', () => void transport.close());
  await newServer().connect(transport);
  await transport.handleRequest(req, res, req.body);
});

app.listen(Number(process.env['PORT'] ?? 3000), process.env['HOST'] ?? '127.0.0.1');
`;

const tools = `/** The sum of both. */
export function add(a: number, b: number): number {
  return a + b;
}
`;

const testImports = [
  "import assert from 'node:assert/strict';",
  "import { test } from 'node:test';",
  "import { add } from './tools.js';",
].join('\n');

const test = `${testImports}

test('adds', () => {
  assert.equal(add(2, 3), 5);
});
`;

const dockerfile = `FROM node:24-slim AS build
WORKDIR /app
COPY package.json ./
RUN npm install
COPY . .
RUN npm run build && npm prune --omit=dev

FROM node:24-slim
WORKDIR /app
COPY --from=build /app .
ENV HOST=0.0.0.0
EXPOSE 3000
CMD ["node", "dist/server.js"]
`;

const readme = (name: string): string => `# ${name}

An MCP server that lets in only callers who have signed in. What is to be done at the provider is in
\`MCP_AUTH.md\`, what the server has to be told in \`.env.example\`.

\`\`\`sh
npm install
npm test
npm start
\`\`\`
`;
