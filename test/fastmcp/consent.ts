/** A browser of a person who agrees: it follows redirects, and sends the form of a consent page. */

import type { Ports, RedirectEnd } from '../../src/model/ports';
import { followLogin } from '../../src/node/follow-login';
import { openLoopback } from '../../src/node/loopback';

type Fetch = (url: string, init: RequestInit) => Promise<Response>;

const never = new AbortController().signal;

/** Ports for a login by that browser. */
export function agreeingBrowser(): Pick<Ports, 'reserveRedirect' | 'openBrowser'> {
  let finish: (end: RedirectEnd) => void = () => {};
  let redirectUri = '';
  return {
    async reserveRedirect(preferred) {
      const loopback = await openLoopback(Number(new URL(preferred ?? 'http://any').port));
      ({ finish, uri: redirectUri } = loopback);
      return loopback;
    },
    async openBrowser(loginUrl, guard) {
      const end = await followLogin(loginUrl, redirectUri, agreeing(fetch), never, guard);
      finish(
        end.kind === 'returned'
          ? { kind: 'url', url: end.url, received: 'followed', seenAt: end.seenAt }
          : { kind: 'cancelled' },
      );
      return true;
    },
  };
}

/** Answers a page that has a form with what comes when the form is sent with its first button. */
function agreeing(fetchPage: Fetch): Fetch {
  return async (url, init) => {
    const page = await fetchPage(url, init);
    if (page.status !== 200) return page;
    const html = await page.text();
    const form = /<form\b([^>]*)>([\s\S]*?)<\/form>/i.exec(html);
    if (form === null) return new Response(html, { status: page.status, headers: page.headers });
    const action = attribute(form[1] ?? '', 'action') ?? url;
    const fields = new URLSearchParams();
    const controls = [...(form[2] ?? '').matchAll(/<(input|button)\b([^>]*)>/gi)];
    const button = controls.find(([, tag]) => tag?.toLowerCase() === 'button');
    for (const control of controls) {
      if (control[1]?.toLowerCase() === 'button' && control !== button) continue;
      const name = attribute(control[2] ?? '', 'name');
      if (name !== undefined) fields.append(name, attribute(control[2] ?? '', 'value') ?? '');
    }
    const cookies = page.headers.getSetCookie().map((field) => field.split(';')[0]);
    const before = new Headers(init.headers).get('cookie');
    return fetchPage(new URL(action, url).href, {
      ...init,
      method: 'POST',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        cookie: [before, ...cookies].filter(Boolean).join('; '),
      },
      body: fields.toString(),
    });
  };
}

function attribute(tag: string, name: string): string | undefined {
  const value = new RegExp(`\\b${name}="([^"]*)"`, 'i').exec(tag)?.[1];
  return value?.replaceAll('&quot;', '"').replaceAll('&amp;', '&');
}
