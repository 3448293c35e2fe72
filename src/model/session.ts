/** An MCP session as the engine sees it, whichever wire it runs on. */

import type { HeaderList, JsonObject } from './wire';

export interface WireSession {
  readonly serverName: string;
  readonly serverVersion: string;
  readonly protocolVersion: string;
  /** The wire it speaks: stateless since 2026-07-28, by `initialize` before. */
  readonly era: '2025' | '2026';
  readonly transport: 'streamable-http' | 'sse' | 'stdio';
  readonly capabilities: readonly string[];
  readonly instructions?: string;
}

export interface WireTool {
  readonly name: string;
  readonly title?: string;
  readonly description?: string;
}

/** A tool as the server lists it; its schema stays with the wire, since it may be of any size. */
export interface ListedTool extends WireTool {
  /** JSON Schema of the arguments. */
  readonly inputSchema: JsonObject;
}

export type WireCall =
  /** `transport`: the one that the first request found; the configured one when left out. */
  | { readonly kind: 'connect'; readonly transport?: 'http' | 'sse' }
  | { readonly kind: 'list-tools' }
  | { readonly kind: 'call-tool'; readonly name: string; readonly arguments: JsonObject };

export type WireResult =
  | { readonly kind: 'connected'; readonly session: WireSession }
  | { readonly kind: 'tools'; readonly tools: readonly ListedTool[] }
  | { readonly kind: 'called'; readonly text: string; readonly isError: boolean }
  | {
      readonly kind: 'failed';
      readonly message: string;
      /** The HTTP status behind the failure, when there was one. */
      readonly status?: number;
      /** The server does not know the session of the request. MCP, Transports, Session Management. */
      readonly sessionLost?: boolean;
      readonly headers: HeaderList;
    };
