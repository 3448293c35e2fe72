import type { IncomingMessage, ServerResponse } from 'node:http';
import type Provider from 'oidc-provider';
import { bodyOf } from './read-ahead';
import { sendJson } from './respond';
import { createBrowser } from './test-client';

/** How a device authorization grant goes. RFC 8628. */
export interface DeviceFlow {
  /** Seconds between polls; named in the answer, and held to. Absent: not named, and 5 is held to. RFC 8628 §3.2. */
  readonly interval?: number;
  /** After so many polls that had to wait, the server confirms the code itself; never when absent. */
  readonly confirmsAfter?: number;
  /** What it does then; `grants` needs a server with `autoApprove`. */
  readonly decision?: 'grants' | 'denies';
  /** The polls, counted from 1, that are told to slow down however slow they are. */
  readonly slowDownAt?: readonly number[];
  /** Milliseconds; for clients whose waiting takes no time. */
  readonly now?: () => number;
}

export const deviceGrant = 'urn:ietf:params:oauth:grant-type:device_code';

/** Watches the polls at one authorization server. */
export interface DevicePolls {
  /** Answers a poll that came too soon, and lets all other requests through. */
  before(request: IncomingMessage, response: ServerResponse): boolean;
}

interface Device {
  readonly confirmAt: string;
  polls: number;
  /** Seconds. */
  interval: number;
  polledAt: number;
}

const slowDown = {
  error: 'slow_down',
  error_description: 'the polls come too fast; wait five seconds longer from now on',
};

/** Makes `provider` keep to the manners of RFC 8628 §3.5, which it leaves to others. */
export function watchDevicePolls(provider: Provider, flow: DeviceFlow): DevicePolls {
  const now = flow.now ?? Date.now;
  const devices = new Map<string, Device>();

  provider.use(async (ctx, next) => {
    await next();
    if (ctx.path !== '/device/auth' || ctx.status !== 200) return;
    const body = ctx.body as Record<string, unknown>;
    if (flow.interval !== undefined) body['interval'] = flow.interval;
    devices.set(String(body['device_code']), {
      confirmAt: String(body['verification_uri_complete']),
      polls: 0,
      interval: flow.interval ?? 5,
      polledAt: Number.NEGATIVE_INFINITY,
    });
  });

  return {
    before(request, response) {
      if (request.method !== 'POST' || request.url !== '/token') return false;
      const device = devices.get(new URLSearchParams(bodyOf(request)).get('device_code') ?? '');
      if (device === undefined) return false;
      device.polls += 1;
      const waited = now() - device.polledAt;
      device.polledAt = now();
      if (flow.slowDownAt?.includes(device.polls) || waited < device.interval * 1000) {
        device.interval += 5;
        sendJson(response, 400, slowDown, { 'cache-control': 'no-store' });
        return true;
      }
      if (device.polls !== flow.confirmsAfter) return false;
      // The answer to this poll goes out first, so the confirmation is found by the next.
      response.once('finish', () => {
        confirmDevice(device.confirmAt, flow.decision).catch((error) => console.error(error));
      });
      return false;
    },
  };
}

/**
 * Does what a person does at `verification_uri_complete`, at a server that approves by itself.
 * Throws when the pages are not the ones that were expected.
 */
export async function confirmDevice(
  verificationUriComplete: string,
  decision: 'grants' | 'denies' = 'grants',
): Promise<void> {
  const { origin } = new URL(verificationUriComplete);
  const browser = createBrowser('no-redirect:');
  let fields = await formOf(browser.open(new URL(verificationUriComplete)));
  fields = await formOf(browser.open(new URL('/device', origin), fields));
  if (decision === 'denies') fields.set('abort', 'yes');
  const { page } = await browser.open(new URL('/device', origin), fields);
  const expected = decision === 'grants' ? 'The device is signed in' : 'The sign-in was cancelled';
  const html = (await page?.text()) ?? '';
  if (!html.includes(expected)) throw new Error(`the device was not confirmed: ${html}`);
}

async function formOf(opened: Promise<{ readonly page?: Response }>): Promise<URLSearchParams> {
  const html = (await (await opened).page?.text()) ?? '';
  const hidden = html.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g);
  const fields = new URLSearchParams([...hidden].map(([, name = '', value = '']) => [name, value]));
  if (!fields.has('user_code')) throw new Error(`no form for a user code: ${html}`);
  return fields;
}
