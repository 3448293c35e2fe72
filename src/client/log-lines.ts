/** Cuts what a process writes into lines, and stops at a limit: a server can write without end. */

import { asLine } from '../model/live-session';
import type { Json } from '../model/wire';

const longestLine = 2000;
const mostCharacters = 256 * 1024;

/** A message of the server's log, as a line. MCP, Logging. */
export function logLine({
  level,
  data,
}: {
  readonly level: string;
  readonly data?: unknown;
}): string {
  return `${level}: ${asLine((data ?? null) as Json)}`.slice(0, longestLine);
}

export interface LogLines {
  add(text: string): void;
  /** Gives out a last line that has no end. */
  end(): void;
}

/** Lines are cut at 2000 characters; after 256 K of them one line says that the rest is left out. */
export function logLines(onLine: (line: string) => void): LogLines {
  let rest = '';
  let seen = 0;
  const give = (line: string): void => {
    const shown = line.trimEnd();
    if (shown !== '') onLine(shown.slice(0, longestLine));
  };
  return {
    add(text) {
      if (seen > mostCharacters) return;
      seen += text.length;
      const lines = (rest + text).split('\n');
      rest = (lines.pop() ?? '').slice(0, longestLine);
      for (const line of lines) give(line);
      if (seen > mostCharacters) {
        rest = '';
        onLine('The server writes more than is kept; the rest is left out.');
      }
    },
    end() {
      give(rest);
      rest = '';
    },
  };
}
