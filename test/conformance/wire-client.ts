/** The client that the MCP conformance suite drives where no sign-in is wanted: the bare wire. */

import { sessionOpener } from '../../src/client/session';
import type { WireCall } from '../../src/model/session';
import { eachTool, eachToolLoaders, type ToolCall } from './each-tool';

/** What the suite passes to scenarios that want certain calls. */
interface Context {
  readonly toolCalls?: readonly ToolCall[];
}

const url = process.argv.at(-1) ?? '';
const stateless = process.env['MCP_CONFORMANCE_PROTOCOL_VERSION'] === '2026-07-28';
const context: Context = JSON.parse(process.env['MCP_CONFORMANCE_CONTEXT'] ?? '{}');

const loaders = eachToolLoaders(context.toolCalls);
const wire = sessionOpener({ url, transport: 'http' }, loaders, 10_000, stateless)(fetch);
const calls: readonly WireCall[] = [
  { kind: 'connect' },
  { kind: 'list-tools' },
  { kind: 'call-tool', name: eachTool, arguments: {} },
];
for (const call of calls) console.log(call.kind, JSON.stringify(await wire.call(call)));
await wire.close();
