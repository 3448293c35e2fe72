/**
 * The address as a browser may be given it, or `undefined` when it is not an http or https address:
 * `javascript:`, `data:`, `file:` and the like never reach an opener. Characters that a command
 * line could take for its own, such as quotes and spaces, are percent-encoded.
 */
export function webAddress(url: string): string | undefined {
  return /^https?:\/\//.test(url) && URL.canParse(url) ? new URL(url).href : undefined;
}
