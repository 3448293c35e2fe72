// biome-ignore-all lint/suspicious/noTemplateCurlyInString: places have such variables.
import type { Client } from '../client';
import { plainEntry, settingsShape } from '../shape';

const shape = settingsShape('toml', ['mcp_servers'], {
  ...plainEntry,
  // Codex takes no notice of a type; other tools write one.
  headers: [['http_headers']],
  headersFromEnv: 'env_http_headers',
  bearerFromEnv: 'bearer_token_env_var',
  clientId: [['oauth', 'client_id']],
  scopes: [['scopes'], ['oauth', 'scopes']],
  callbackPort: [['oauth', 'callback_port']],
});

export const codex: Client = {
  id: 'codex',
  name: 'Codex',
  writes: { without: ['sse'] },
  files: [
    { scope: 'workspace', at: { everywhere: ['<folder>/.codex/config.toml'] }, shape },
    { scope: 'user', at: { everywhere: ['${CODEX_HOME:-~/.codex}/config.toml'] }, shape },
  ],
};
