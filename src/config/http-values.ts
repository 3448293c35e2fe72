import { quoted } from './one-line';

/** Checks on what an HTTP entry holds, in words that never repeat a value: it may be a secret. */

/**
 * Why a URL cannot be traced, or `undefined`. With variables still in it, only a scheme that is
 * written out is judged. `key` is the member that it stands in.
 */
export function urlProblem(url: string, hasVariables: boolean, key = 'url'): string | undefined {
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(url)?.[1]?.toLowerCase();
  if (scheme !== undefined && scheme !== 'http' && scheme !== 'https') {
    return `Its “${key}” is not an http or https address, so there is no sign-in to trace.`;
  }
  if (hasVariables || (scheme !== undefined && URL.canParse(url))) return undefined;
  return `Its “${key}” is not a whole http or https address such as https://example.com/mcp.`;
}

/** Why headers could not be sent, or `undefined`. RFC 9110 §5.1 and §5.5; fetch sends Latin-1 only. */
export function headersProblem(headers: { readonly [name: string]: string }): string | undefined {
  for (const [name, value] of Object.entries(headers)) {
    if (!/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(name)) {
      return `The header name ${quoted(name)} is not one that HTTP allows.`;
    }
    if (/[\r\n\0]/.test(value))
      return `The value of the header ${quoted(name)} holds a line break.`;
    if (/[^\0-\xFF]/.test(value)) {
      return `The value of the header ${quoted(name)} holds a character that HTTP headers cannot carry.`;
    }
  }
  return undefined;
}
