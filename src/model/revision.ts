/** The revisions of MCP that a flow can keep to. */

export type Revision = '2025-03-26' | '2025-06-18' | '2025-11-25' | '2026-07-28';

export const revisions: readonly Revision[] = [
  '2025-03-26',
  '2025-06-18',
  '2025-11-25',
  '2026-07-28',
];

/** The revision that runs when the user pins none. */
export const newestRevision: Revision = '2026-07-28';
