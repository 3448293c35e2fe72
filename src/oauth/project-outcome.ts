/** What came back to a step as a trace keeps it: without secrets, and an answer only once. */

import type { Outcome } from '../model/outcome';
import type { WireResult } from '../model/session';
import type { TraceOutcome } from '../model/trace';
import type { Redactor } from './redact';

export function projectOutcome(outcome: Outcome, redactor: Redactor): TraceOutcome {
  switch (outcome.kind) {
    case 'response':
      return {
        kind: 'answer',
        exchange: outcome.exchange,
        kept: redactor.data(outcome.kept),
        readAs: outcome.body.kind,
      };
    case 'failure': {
      const { exchange, url, failure } = outcome;
      if (exchange !== undefined) return { kind: 'answer', exchange, kept: {} };
      return { kind: 'failure', url: redactor.url(url), failure: redactor.data(failure) };
    }
    case 'wire':
      return { kind: 'wire', result: projectResult(outcome.result, redactor) };
    default:
      return redactor.data(outcome);
  }
}

function projectResult(result: WireResult, redactor: Redactor): WireResult {
  switch (result.kind) {
    case 'failed':
      return {
        ...result,
        message: redactor.text(result.message),
        headers: redactor.headers(result.headers),
      };
    case 'tools': {
      // A schema may be of any size, and no step looks at it.
      const tools = result.tools.map((tool) => ({ ...tool, inputSchema: {} }));
      return { ...result, tools: redactor.data(tools) };
    }
    default:
      return redactor.data(result);
  }
}
