/** Brings in what flows, panel and commands need, when the first of them is used. */
export function loadFlows(): typeof import('../flows') {
  return require('./flows.js') as typeof import('../flows');
}
