import type { Configuration } from 'oidc-provider';
import type { Page } from './respond';
import { errorPage, escapeHtml, page } from './sign-in-page';

type DevicePages = NonNullable<NonNullable<Configuration['features']>['deviceFlow']>;

/** The pages that a person sees who types in, or confirms, the code of a device. RFC 8628 §3.3. */
export const devicePages: DevicePages = {
  userCodeInputSource(ctx, form, _answer, problem) {
    send(
      ctx,
      page(
        'Enter code · Demo',
        `<h1>Enter the code</h1>
    <p class="lead">${lead(problem)}</p>
    ${form}
    <div class="buttons"><button class="primary" form="op.deviceInputForm">Go on</button></div>`,
      ),
    );
  },
  userCodeConfirmSource(ctx, form, client, _deviceInfo, userCode) {
    const name = escapeHtml(client.clientName ?? client.clientId);
    send(
      ctx,
      page(
        'Confirm · Demo',
        `<h1>Is this the code?</h1>
    <p class="lead"><strong>${name}</strong> should show <code>${escapeHtml(userCode)}</code>.</p>
    ${form}
    <div class="buttons">
      <button class="primary" form="op.deviceConfirmForm">Yes</button>
      <button form="op.deviceConfirmForm" name="abort" value="yes">Cancel</button>
    </div>`,
      ),
    );
  },
  successSource(ctx) {
    send(ctx, errorPage('The device is signed in', ['You can close this page.']));
  },
};

function lead(problem: Error | undefined): string {
  if (problem === undefined) return 'Type the code that the device shows.';
  if (problem.name === 'AbortedError') return 'The sign-in was cancelled.';
  return 'That code is wrong, used or too old. Type the one that the device shows.';
}

function send(
  ctx: { type: string; body: unknown; set(name: string, value: string): void },
  shown: Page,
): void {
  ctx.type = 'html';
  ctx.set('content-security-policy', shown.policy);
  ctx.body = shown.html;
}
