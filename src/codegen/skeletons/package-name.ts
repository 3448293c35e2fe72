/** What a package may be called: lower-case letters, digits and hyphens. */
export function packageName(name: string): string {
  const plain = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return /^[a-z]/.test(plain) ? plain : `mcp-${plain || 'server'}`.replace(/-+$/, '');
}
