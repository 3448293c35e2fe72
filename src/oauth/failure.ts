/** Names what went wrong when no whole response came. */

import type { Failure } from '../model/wire';

/** Turns whatever `fetch` threw into a failure with the runtime's own code in `detail`. */
export function failureOf(error: unknown): Failure {
  const detail = codeOf(error);
  return { kind: kindOf(detail), detail };
}

function kindOf(detail: string): Failure['kind'] {
  if (detail === 'AbortError' || detail === 'ABORT_ERR') return 'aborted';
  if (detail === 'TimeoutError' || /TIMEOUT|ETIMEDOUT/.test(detail)) return 'timeout';
  if (detail === 'ECONNREFUSED') return 'refused';
  if (detail === 'ENOTFOUND' || detail === 'EAI_AGAIN') return 'name-not-found';
  if (/CERT|SSL|TLS|SELF_SIGNED|UNABLE_TO_|EPROTO|ALTNAME/.test(detail)) return 'tls';
  return 'network';
}

/** The innermost code or name: `fetch` wraps the cause of a failure once or twice. */
function codeOf(error: unknown): string {
  let found = 'unknown';
  let at: unknown = error;
  for (let depth = 0; depth < 4 && at instanceof Error; depth += 1) {
    const code = 'code' in at && typeof at.code === 'string' ? at.code : undefined;
    if (code !== undefined) found = code;
    else if (at.name === 'AbortError' || at.name === 'TimeoutError') found = at.name;
    else if (found === 'unknown') found = at.message || at.name;
    at = at instanceof AggregateError ? (at.errors[0] ?? at.cause) : at.cause;
  }
  return found;
}
