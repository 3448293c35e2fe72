import type { Client } from '../client';
import { mcpServersFile } from '../shape';

export const gitlabDuo: Client = {
  id: 'gitlab-duo',
  name: 'GitLab Duo',
  files: [{ scope: 'user', at: { everywhere: ['~/.gitlab/duo/mcp.json'] }, shape: mcpServersFile }],
};
