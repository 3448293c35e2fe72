/** How people serve MCP from TypeScript, and what each becomes: documentation and test. */

export interface TypescriptShape {
  readonly name: string;
  readonly before: string;
  /** The file with its auth, or how the refusal begins. */
  readonly becomes: { readonly after: string } | { readonly refused: string };
}

const imports = `import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import express from 'express';
`;
const imported = `${imports}import { mountAuth } from './mcp-auth.js';
`;

const answer = `async (req, res) => {
  const server = new McpServer({ name: 'notes', version: '1.0.0' });
  const transport = new StreamableHTTPServerTransport({ sessionIdGenerator: undefined });
  await server.connect(transport);
  await transport.handleRequest(req, res, req.body);
}`;

export const typescriptShapes: readonly TypescriptShape[] = [
  {
    name: 'one-route',
    before: `${imports}
const app = express();
app.use(express.json());

app.post('/mcp', ${answer});

app.listen(3000);
`,
    becomes: {
      after: `${imported}
const app = express();
app.use(express.json());

const requireToken = mountAuth(app);
app.post('/mcp', requireToken, ${answer});

app.listen(3000);
`,
    },
  },
  {
    name: 'all-methods',
    before: `${imports}
const app = express();
app.all("/mcp", ${answer});
`,
    becomes: {
      after: `${imported}
const app = express();
const requireToken = mountAuth(app);
app.all("/mcp", requireToken, ${answer});
`,
    },
  },
  {
    name: 'routes-that-refuse-too',
    before: `${imports}
const app = express();

// Every request has a server of its own.
app.post('/mcp', express.json(), ${answer});
app.get('/mcp', (_req, res) => {
  res.status(405).end();
});
app.delete('/mcp', (_req, res) => {
  res.status(405).end();
});
app.get('/health', (_req, res) => {
  res.send('well');
});
`,
    becomes: {
      after: `${imported}
const app = express();

const requireToken = mountAuth(app);
// Every request has a server of its own.
app.post('/mcp', requireToken, express.json(), ${answer});
app.get('/mcp', requireToken, (_req, res) => {
  res.status(405).end();
});
app.delete('/mcp', requireToken, (_req, res) => {
  res.status(405).end();
});
app.get('/health', (_req, res) => {
  res.send('well');
});
`,
    },
  },
  {
    name: 'handler-by-name',
    before: `${imports}
const app = express();
const PATH = '/notes';

async function serve(req: express.Request, res: express.Response): Promise<void> {
  const server = new McpServer({ name: 'notes', version: '1.0.0' });
  const transport = new StreamableHTTPServerTransport({ sessionIdGenerator: undefined });
  await server.connect(transport);
  await transport.handleRequest(req, res, req.body);
}

const post = (req: express.Request, res: express.Response) => serve(req, res);

app.post(PATH, express.json(), post);
`,
    becomes: {
      after: `${imported}
const app = express();
const PATH = '/notes';

async function serve(req: express.Request, res: express.Response): Promise<void> {
  const server = new McpServer({ name: 'notes', version: '1.0.0' });
  const transport = new StreamableHTTPServerTransport({ sessionIdGenerator: undefined });
  await server.connect(transport);
  await transport.handleRequest(req, res, req.body);
}

const post = (req: express.Request, res: express.Response) => serve(req, res);

const requireToken = mountAuth(app);
app.post(PATH, requireToken, express.json(), post);
`,
    },
  },
  {
    name: 'inside-a-function, on lines of their own, without semicolons',
    before: `import { Server } from "@modelcontextprotocol/sdk/server/index.js"
import { StreamableHTTPServerTransport } from "@modelcontextprotocol/sdk/server/streamableHttp.js"
import express, { type Express } from "express" // version 5

export function mount(app: Express): void {
  const server = new Server({ name: "notes", version: "1.0.0" })
  const transport = new StreamableHTTPServerTransport()
  void server.connect(transport)
  app.post(
    "/mcp",
    express.json(),
    (req, res) => transport.handleRequest(req, res, req.body),
  )
}
`,
    becomes: {
      after: `import { Server } from "@modelcontextprotocol/sdk/server/index.js"
import { StreamableHTTPServerTransport } from "@modelcontextprotocol/sdk/server/streamableHttp.js"
import express, { type Express } from "express" // version 5
import { mountAuth } from "./mcp-auth.js"

export function mount(app: Express): void {
  const server = new Server({ name: "notes", version: "1.0.0" })
  const transport = new StreamableHTTPServerTransport()
  void server.connect(transport)
  const requireToken = mountAuth(app)
  app.post(
    "/mcp",
    requireToken,
    express.json(),
    (req, res) => transport.handleRequest(req, res, req.body),
  )
}
`,
    },
  },
  {
    name: 'field-of-a-class',
    before: `${imports}
export class NotesServer {
  private readonly app = express();
  private readonly server = new McpServer({ name: 'notes', version: '1.0.0' });

  constructor() {
    this.app.post('/mcp', (req, res) => this.serve(req, res));
  }

  private async serve(req: express.Request, res: express.Response): Promise<void> {
    const transport = new StreamableHTTPServerTransport({ sessionIdGenerator: undefined });
    await this.server.connect(transport);
    await transport.handleRequest(req, res);
  }
}
`,
    becomes: {
      after: `${imported}
export class NotesServer {
  private readonly app = express();
  private readonly server = new McpServer({ name: 'notes', version: '1.0.0' });

  constructor() {
    const requireToken = mountAuth(this.app);
    this.app.post('/mcp', requireToken, (req, res) => this.serve(req, res));
  }

  private async serve(req: express.Request, res: express.Response): Promise<void> {
    const transport = new StreamableHTTPServerTransport({ sessionIdGenerator: undefined });
    await this.server.connect(transport);
    await transport.handleRequest(req, res);
  }
}
`,
    },
  },
  {
    name: 'app-of-the-sdk, CORS on the path first',
    before: `import { createMcpExpressApp } from '@modelcontextprotocol/sdk/server/express.js';
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import { cors } from './cors.js';

const app = createMcpExpressApp();
app.use('/mcp', cors());
app.post('/mcp', ${answer});
`,
    becomes: {
      after: `import { createMcpExpressApp } from '@modelcontextprotocol/sdk/server/express.js';
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import { cors } from './cors.js';
import { mountAuth } from './mcp-auth.js';

const app = createMcpExpressApp();
app.use('/mcp', cors());
const requireToken = mountAuth(app);
app.post('/mcp', requireToken, ${answer});
`,
    },
  },
  {
    name: 'also-over-SSE',
    before: `import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { SSEServerTransport } from '@modelcontextprotocol/sdk/server/sse.js';
import express from 'express';

const app = express();
const server = new McpServer({ name: 'notes', version: '1.0.0' });
let transport: SSEServerTransport | undefined;
app.get('/sse', async (_req, res) => {
  transport = new SSEServerTransport('/messages', res);
  await server.connect(transport);
});
app.post('/messages', async (req, res) => {
  await transport?.handlePostMessage(req, res);
});
`,
    becomes: {
      after: `import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { SSEServerTransport } from '@modelcontextprotocol/sdk/server/sse.js';
import express from 'express';
import { mountAuth } from './mcp-auth.js';

const app = express();
const server = new McpServer({ name: 'notes', version: '1.0.0' });
let transport: SSEServerTransport | undefined;
const requireToken = mountAuth(app);
app.get('/sse', requireToken, async (_req, res) => {
  transport = new SSEServerTransport('/messages', res);
  await server.connect(transport);
});
app.post('/messages', requireToken, async (req, res) => {
  await transport?.handlePostMessage(req, res);
});
`,
    },
  },
  {
    name: 'second-line',
    before: `import { McpServer } from '@modelcontextprotocol/server';

export const server = new McpServer({ name: 'notes', version: '1.0.0' });
`,
    becomes: {
      refused:
        'src/server.ts, line 3 makes the server with version 2 of the TypeScript SDK, for which nothing is written. By hand: requireBearerAuth',
    },
  },
  {
    name: 'stdio-only',
    before: `import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';

const server = new McpServer({ name: 'notes', version: '1.0.0' });
await server.connect(new StdioServerTransport());
`,
    becomes: {
      refused:
        'src/server.ts makes a server, and no file of the project answers for it with StreamableHTTPServerTransport on express. Over stdio a server needs no auth',
    },
  },
  {
    name: 'plain-http',
    before: `import { createServer } from 'node:http';
${imports}
createServer(${answer}).listen(3000);
`,
    becomes: {
      refused:
        'src/server.ts answers over HTTP, but no route of an express app leads to it. Write the auth by hand',
    },
  },
  {
    name: 'router',
    before: `${imports}
export const router = express.Router();
router.post('/', ${answer});
`,
    becomes: {
      refused:
        'src/server.ts answers over HTTP, but whether router is an express app cannot be seen',
    },
  },
  {
    name: 'two-blocks',
    before: `${imports}
const app = express();
if (process.env['STATELESS']) {
  app.post('/mcp', ${answer});
} else {
  app.post('/mcp', ${answer});
}
`,
    becomes: {
      refused: 'src/server.ts answers over HTTP, but its routes stand in more than one block',
    },
  },
  {
    name: 'has-auth',
    before: `${imports}import { requireBearerAuth } from '@modelcontextprotocol/sdk/server/auth/middleware/bearerAuth.js';

const app = express();
app.post('/mcp', requireBearerAuth({ verifier }), ${answer});
`,
    becomes: { refused: 'src/server.ts has auth already: requireBearerAuth' },
  },
  {
    name: 'has-auth-of-its-own',
    before: `${imports}import { checkApiToken } from './check.js';

const app = express();
app.post('/mcp', checkApiToken, ${answer});
`,
    becomes: { refused: 'src/server.ts has auth already: checkApiToken' },
  },
  {
    name: 'name-is-taken',
    before: `${imports}
const app = express();
const requireToken = true;
app.post('/mcp', ${answer});
`,
    becomes: { refused: 'src/server.ts has the name requireToken for something else' },
  },
  {
    name: 'syntax-error',
    before: `${imports}
const app = express();
app.post('/mcp', ${answer});
const broken = {;
`,
    becomes: { refused: 'src/server.ts has a syntax error. Mend it first' },
  },
];
