/** What redirect URIs and the addresses that browsers come back to say. */
import { t } from '@vscode/l10n';

/**
 * The port of ours that a redirect URI leads to; `undefined` when it does not say. Where VS Code runs
 * in a browser, the address is that of a proxy, which has the port in its path.
 */
export function listeningPort(uri: string | undefined): number | undefined {
  if (uri === undefined || !URL.canParse(uri)) return undefined;
  const { hostname, port, pathname } = new URL(uri);
  const proxied = /\/proxy\/(\d{1,5})\/callback$/.exec(pathname)?.[1];
  if (proxied !== undefined) return Number(proxied);
  return hostname === '127.0.0.1' && pathname === '/callback' && port !== ''
    ? Number(port)
    : undefined;
}

/** Why a pasted text is not the URL that the browser came back to; `undefined` when it is. */
export function pastedProblem(text: string): string | undefined {
  const trimmed = text.trim();
  if (!URL.canParse(trimmed))
    return t('This is not an address. Copy the whole address line of the browser.');
  const query = new URL(trimmed).searchParams;
  return query.has('code') || query.has('error')
    ? undefined
    : t(
        'This address holds neither code nor error. Copy it from the page that the browser was sent to after the login.',
      );
}
