import type { Product } from '../site';

/** The HTTP client that the SDK brings along. */
export function httpPackage(product: Product): 'httpx' | 'httpx2' {
  return product === 'mcp-python-2' ? 'httpx2' : 'httpx';
}
