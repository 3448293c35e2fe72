/**
 * What well-known clients do in a step, from their published documents, their source and their vendors'
 * pages, as it was in September 2026. Clients change; a trace shows this client and no other.
 */

import type { StepId } from '../model/flow';

export interface ClientNote {
  readonly client: string;
  readonly does: string;
}

/** When it was looked at. */
export const clientNotesAsOf = 'September 2026';

const notes: { readonly [step in StepId]?: readonly ClientNote[] } = {
  challenge: [
    {
      client: 'Claude (claude.ai)',
      does: 'Wants a 401 whose challenge names the resource metadata.',
    },
    { client: 'VS Code', does: 'Takes 403 like 401, as a wish that somebody signs in.' },
  ],
  'resource-metadata': [
    {
      client: 'Claude (claude.ai)',
      does: 'Takes the first authorization server alone, and wants resource to be the address to the letter.',
    },
    { client: 'Claude Code', does: 'Wants resource to be the address of the server.' },
    {
      client: 'VS Code',
      does: 'Takes the first authorization server alone, and sends resource only where this document is found.',
    },
  ],
  'client-identity': [
    {
      client: 'Claude (claude.ai)',
      does: 'Is https://claude.ai/oauth/mcp-oauth-client-metadata where documents and the method none are taken, else registers. Asks for all scopes that the metadata lists.',
    },
    {
      client: 'Claude Code',
      does: 'Is https://claude.ai/oauth/claude-code-client-metadata on the same terms, else registers. Takes the scope of the challenge, else of the resource metadata, and adds offline_access.',
    },
    {
      client: 'Cursor',
      does: 'Has no metadata document: it registers, or takes auth.CLIENT_ID. Asks for the scopes of its entry, else for all that the resource metadata lists.',
    },
    {
      client: 'VS Code',
      does: 'Is https://vscode.dev/oauth/client-metadata.json where documents are taken, else registers, else asks for a client id. Takes the scope of the challenge, else of the resource metadata.',
    },
  ],
  registration: [
    { client: 'Claude (claude.ai)', does: 'Registers a new client for each connection.' },
    { client: 'Claude Code', does: 'Registers one loopback address, with its port.' },
    {
      client: 'Cursor',
      does: 'Registers three addresses at once: cursor://, https and http://localhost:8787. One that is refused has all refused.',
    },
    {
      client: 'VS Code',
      does: 'Registers four addresses: two of vscode.dev and two on 127.0.0.1. A server that takes three at most refuses it.',
    },
  ],
  'browser-login': [
    {
      client: 'Claude (claude.ai)',
      does: 'Comes back to https://claude.ai/api/mcp/auth_callback.',
    },
    { client: 'Claude Code', does: 'Comes back to http://localhost:<any port>/callback.' },
    {
      client: 'Cursor',
      does: 'Comes back to http://localhost:8787/callback; older versions to cursor://anysphere.cursor-mcp/oauth/callback.',
    },
    {
      client: 'VS Code',
      does: 'Comes back to http://127.0.0.1:33418/, another port when that is taken, or https://vscode.dev/redirect.',
    },
  ],
};

/** In the order of their names; nothing where nothing is known. */
export function clientNotes(step: StepId): readonly ClientNote[] {
  return notes[step] ?? [];
}
