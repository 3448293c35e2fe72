import { defineFault } from '../fault';
import { editAnswer } from './parts/edit-answer';
import { startProviderPair } from './parts/provider-pair';

export const gitlabRegistersForItself = defineFault({
  name: 'gitlab-registers-for-itself',
  says: 'GitLab registers the client with the scope of its own MCP server',
  findings: ['registration-for-own-servers', 'registration-changed'],
  end: { status: 'signed-in' },
  start: () =>
    startProviderPair({ host: 'gitlab.com' }, () => ({
      authorization: {
        before: editAnswer('/reg', (answer) => ({ ...answer, scope: 'mcp', dynamic: true })),
      },
    })),
});
