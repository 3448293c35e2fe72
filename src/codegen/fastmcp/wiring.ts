/** One way to give a FastMCP server its auth: a class, and the Python that makes it. */

import type { Choice, WiringBase } from '../wiring';

export interface PythonParts {
  /** Whole import statements. */
  readonly imports: readonly string[];
  /** Top-level definitions before `build_auth`, each without blank lines around it. */
  readonly definitions?: readonly string[];
  /** Body of `build_auth`, not indented, ending with a return. */
  readonly body: readonly string[];
}

export interface FastmcpWiring extends WiringBase {
  readonly target: 'fastmcp';
  /** First release of FastMCP with the class, or with what it takes. */
  readonly since: readonly number[];
  /** What came with that release: the class itself when left out. */
  readonly sinceWhat?: string;
  readonly python: (choice: Choice) => PythonParts;
}

/** Makes a wiring that may stand in the list. */
export function defineWiring(wiring: Omit<FastmcpWiring, 'target'>): FastmcpWiring {
  return { ...wiring, target: 'fastmcp' };
}
