/** Every way to wire auth into a FastMCP server, in the order in which they are offered. */

import type { Wiring } from '../wiring';
import { github } from './github';
import { oauthProxy } from './oauth-proxy';
import { remote } from './remote';
import { verifyJwks } from './verify-jwks';

export const wirings: readonly Wiring[] = [remote, oauthProxy, github, verifyJwks];
