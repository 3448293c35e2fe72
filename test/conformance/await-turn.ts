/** Loaded before a client: holds it back until it is its turn. */

import { once } from 'node:events';
import { connect } from 'node:net';
import { turnsVariable } from './turns';

const socket = connect(Number(process.env[turnsVariable]), '127.0.0.1');
await once(socket, 'data');
// The connection lasts as long as the process, and does not prolong it.
socket.unref();
