/** A path that `npm test` found and passes on. Throws when a test is run without it. */
export function pathFromEnvironment(
  name: 'MCP_AUTH_CODE_SERVER' | 'MCP_AUTH_CHROMIUM' | 'MCP_AUTH_VSIX' | 'MCP_AUTH_NODE24',
): string {
  const path = process.env[name];
  if (path === undefined || path === '') {
    throw new Error(`${name} is not set: run this test through \`npm test\`.`);
  }
  return path;
}
