/** Names that no public server has. RFC 6761, RFC 6762, RFC 8375 and what networks use in practice. */
const privateNames =
  /(^|\.)(local|localdomain|internal|intranet|lan|home|corp|private|test|invalid|home\.arpa)$/;

/**
 * How far away a host is by its name alone: on this machine, in a network that is not the internet,
 * or anywhere. `host` is as `URL.hostname` gives it.
 */
export function reachOf(host: string): 'machine' | 'private' | 'public' {
  const name = host.toLowerCase().replace(/\.$/, '');
  if (name === 'localhost' || name.endsWith('.localhost')) return 'machine';
  if (name.startsWith('[')) {
    if (name === '[::1]' || name.startsWith('[::ffff:7f')) return 'machine';
    // Global unicast is 2000::/3. RFC 4291 §2.4.
    return /^\[[23][0-9a-f]{3}:/.test(name) ? 'public' : 'private';
  }
  const [a = 0, b = 0] = name.split('.').map(Number);
  if (/^\d+(\.\d+){3}$/.test(name)) {
    if (a === 127) return 'machine';
    const inside =
      a === 0 ||
      a === 10 ||
      (a === 172 && b >= 16 && b < 32) ||
      (a === 192 && b === 168) ||
      (a === 169 && b === 254) ||
      (a === 100 && b >= 64 && b < 128);
    return inside ? 'private' : 'public';
  }
  return name.includes('.') && !privateNames.test(name) ? 'public' : 'private';
}
