/** What a session needs of the engine, without a flow around it. */

import { nodePorts } from '../../../src/node/node-ports';
import { createCredentials } from '../../../src/oauth/credentials';
import { createVault } from '../../../src/oauth/vault';
import { createWireGate } from '../../../src/oauth/wire-gate';

/** Credentials that hold at most a token, and a gate that lets everything pass. */
export function wireParts(url: string, token?: string) {
  const vault = createVault();
  if (token !== undefined) vault.put('accessToken', token);
  const { now, random } = nodePorts;
  const server = { url, headers: {} };
  return {
    server,
    credentials: createCredentials({ vault, server, settings: {}, now, random }),
    gate: createWireGate({ holdBefore: async () => 'passed', takeEdit: () => undefined }),
    paused: () => false,
    limits: undefined,
  };
}
