/** Brings in the large bundles on first use, so that activation stays small. */

import type { RulePages } from '../model/rule-page';

/** Engine and rules. */
export function loadCore(): typeof import('../core') {
  return require('./core.js') as typeof import('../core');
}

/** The help pages of the rules. */
export function loadRulePages(): RulePages {
  return require('./rule-pages.json') as RulePages;
}

/** The SDK of the 2025 wire. */
export function loadEra2025(): typeof import('../client/era-2025') {
  return require('./era-2025.js') as typeof import('../client/era-2025');
}

/** The SDK of the 2026 wire. */
export function loadEra2026(): typeof import('../client/era-2026') {
  return require('./era-2026.js') as typeof import('../client/era-2026');
}
