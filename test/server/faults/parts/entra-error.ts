import type { JsonObject } from '../../../../src/model/wire';

/** How Entra ID writes an error. */
export function entraError(error: string, code: number, words: string): JsonObject {
  return {
    error,
    error_description: `AADSTS${code}: ${words} Trace ID: 00000000-0000-4000-8000-000000000001 Correlation ID: 00000000-0000-4000-8000-000000000002 Timestamp: 2026-11-20 10:00:00Z`,
    error_codes: [code],
  };
}
