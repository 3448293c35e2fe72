/** An address as a URI has to be written, whatever a server or a file made of it. RFC 3986. */

/**
 * The same address with all that no URI may hold percent-encoded. What is no http or https address
 * comes back as `about:invalid`, with the text after it.
 */
export function uriText(address: string): string {
  const whole = address.replace(/\p{Cs}/gu, '\ufffd');
  const [, scheme, authority, rest] = /^(https?:\/\/)([^/?#\\]+)(.*)$/is.exec(whole) ?? [];
  if (scheme === undefined || authority === undefined || rest === undefined) {
    return `about:invalid#${encodeURIComponent(whole)}`;
  }
  return `${scheme}${authorityText(authority, URL.canParse(whole))}${restText(rest)}`;
}

function authorityText(authority: string, parses: boolean): string {
  if (!parses) return encoded(authority, /[^\w.~%-]/gu);
  const at = authority.lastIndexOf('@');
  const user = encoded(authority.slice(0, Math.max(0, at)), /[^\w.~!$&'()*+,;=:%-]/gu);
  const host = encoded(authority.slice(at + 1), /[^\w.~!$&'()*+,;=:%[\]-]/gu);
  return at === -1 ? host : `${user}@${host}`;
}

/** One `#` begins the fragment; a second one would be part of it. */
function restText(rest: string): string {
  const [before = '', ...fragment] = rest.split('#');
  const shown = encoded(before, unfit);
  return fragment.length === 0 ? shown : `${shown}#${encoded(fragment.join('#'), unfit)}`;
}

const unfit = /[^\w.~!$&'()*+,;=:@/?%-]/gu;

function encoded(text: string, wrong: RegExp): string {
  return text.replace(/%(?![\dA-Fa-f]{2})/g, '%25').replace(wrong, encodeURIComponent);
}
