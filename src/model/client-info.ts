/** How this client names itself to servers. A test holds the version against the manifest's. */
export const clientInfo = { name: 'mcp-auth-inspector', version: '0.1.0' } as const;

/** How it names itself to people. */
export const clientTitle = 'MCP Auth Inspector';
