/** Brings in what a connected server needs, when one is connected. */
export function loadConnection(): typeof import('../connection') {
  return require('./connection.js') as typeof import('../connection');
}
