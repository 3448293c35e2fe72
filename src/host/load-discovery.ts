/** Brings in what finds and reads configuration files, when the first are to be read. */
export function loadDiscovery(): typeof import('../discovery') {
  return require('./discovery.js') as typeof import('../discovery');
}
