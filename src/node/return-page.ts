/** The page that the browser shows when it has come back: what happened and that it may be closed. */

import { createHash } from 'node:crypto';

const style =
  'body{font:16px/1.6 system-ui,sans-serif;max-width:32rem;margin:18vh auto 0;padding:0 1.5rem;color:#1f2328;background:#fff}h1{font-size:1.25rem;margin:0 0 .5rem}p{margin:0;color:#57606a}@media(prefers-color-scheme:dark){body{color:#e6edf3;background:#1f1f1f}p{color:#9da7b1}}';

export const returnPage = {
  /** For the content security policy: the style is allowed by its hash. */
  styleHash: createHash('sha256').update(style).digest('base64'),
  done: page(
    'The answer has arrived',
    'MCP Auth Inspector goes on with the sign-in. You can close this page.',
  ),
  refused: page(
    'The sign-in was refused',
    'MCP Auth Inspector shows the reason. You can close this page.',
  ),
  gone: page(
    'Nothing is waiting here',
    'The sign-in that this page belongs to has ended. You can close this page.',
  ),
};

function page(title: string, text: string): string {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><style>${style}</style><h1>${title}</h1><p>${text}</p></html>`;
}
