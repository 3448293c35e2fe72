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

/** What happened, as a sentence about whoever was asked, such as `The server`. */
export function failureSentence(who: string, { kind }: Failure): string {
  switch (kind) {
    case 'tls':
      return `${who} has no TLS connection that can be trusted.`;
    case 'timeout':
      return `${who} did not give a whole answer in time.`;
    case 'too-large':
      return `${who} sent more than fits here.`;
    case 'redirect-refused':
      return `${who} redirects to another origin.`;
    case 'unusable-key':
      return `${who} was not asked, because the client key cannot be used.`;
    case 'private-address':
      return `${who} is inside a private network or on this machine.`;
    case 'too-many-redirects':
      return `${who} redirects without end.`;
    default:
      return `${who} could not be reached.`;
  }
}

/** The innermost code or name, else the innermost message: `fetch` wraps the cause of a failure once or twice. */
function codeOf(error: unknown): string {
  let code: string | undefined;
  let words = 'unknown';
  let at: unknown = error;
  for (let depth = 0; depth < 4 && at instanceof Error; depth += 1) {
    if ('code' in at && typeof at.code === 'string') code = at.code;
    else if (at.name === 'AbortError' || at.name === 'TimeoutError') code = at.name;
    words = at.message || at.name;
    at = at instanceof AggregateError ? (at.errors[0] ?? at.cause) : at.cause;
  }
  return code ?? words;
}
