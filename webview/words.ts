import type { Severity } from '../src/model/finding';
import type { Phase } from '../src/model/flow';
import type { BannerAction, Verb } from '../src/model/messages';
import type { StepState, TraceStatus } from '../src/model/trace';
import type { Failure } from '../src/model/wire';

/** Every fixed word of the panel that stands for a value of the model. */

export const phases: Readonly<Record<Phase, string>> = {
  discover: 'Discover',
  identify: 'Identify',
  authorize: 'Authorize',
  token: 'Token',
  use: 'Use',
};

export const states: Readonly<Record<StepState, string>> = {
  waiting: 'not run yet',
  paused: 'paused here',
  running: 'running',
  done: 'done',
  skipped: 'skipped',
  stopped: 'stopped here',
};

export const severities: Readonly<Record<Severity, string>> = {
  error: 'Error',
  warning: 'Warning',
  info: 'Note',
};

export const verbNames: Readonly<Record<Verb, string>> = {
  continue: 'Continue',
  next: 'Next',
  into: 'Into',
  pause: 'Pause',
  retry: 'Retry',
  restart: 'Restart',
  stop: 'Stop',
};

/** What each verb does, for its tooltip. */
export const verbHints: Readonly<Record<Verb, string>> = {
  continue: 'run until the browser, a breakpoint or a finding',
  next: 'run one step',
  into: 'send one request',
  pause: 'hold before the next request',
  retry: 'send the last request of the current step again',
  restart: 'start over from the first step',
  stop: 'end this trace',
};

/** VS Code's debug keys, and second ones for VS Code in a browser, which keeps F5 and F11. */
export const verbKeys: Readonly<Record<Verb, readonly [string, string]>> = {
  continue: ['F5', 'Alt+Shift+G'],
  next: ['F10', 'Alt+Shift+J'],
  into: ['F11', 'Alt+Shift+D'],
  pause: ['F6', 'Alt+Shift+H'],
  retry: ['F7', 'Alt+Shift+Y'],
  restart: ['Ctrl+Shift+F5', 'Alt+Shift+O'],
  stop: ['Shift+F5', 'Alt+Shift+Q'],
};

/** The same for what is done to the selected step. */
export const stepKeys = {
  rewind: ['Shift+F11', 'Alt+Shift+U'],
  edit: ['F2', 'Alt+Shift+E'],
  breakpoint: ['F9', 'Alt+Shift+K'],
} as const satisfies Readonly<Record<string, readonly [string, string]>>;

/** For the search over the whole trace. */
export const searchKeys = ['Ctrl+F', 'Alt+Shift+F'] as const;

export const bannerActions: Readonly<Record<BannerAction, string>> = {
  'paste-redirect': 'Paste Redirected URL…',
  'open-browser-again': 'Open Browser Again',
  'copy-login-url': 'Copy Login Address',
  'copy-report': "Copy Report for the Server's Owner",
  'continue-anyway': 'Continue Anyway…',
  'trace-as': 'Trace as…',
  'open-page': 'Open Page',
  'copy-code': 'Copy Code',
  'trace-again': 'Restart',
  resume: 'Resume',
  compare: 'Compare with Earlier Trace',
};

/** Stands in the status strip while the host has no banner for it. */
export const statuses: Readonly<Record<TraceStatus, string>> = {
  ready: 'Ready. Continue runs to the browser, Next runs one step.',
  running: 'Running',
  paused: 'Paused',
  'signed-in': 'Signed in',
  open: 'The server is open: it let the client in without a token',
  'not-needed': 'No sign-in is needed',
  'signed-out': 'Signed out',
  unregistered: 'The registration is deleted',
  checked: 'The token was checked',
  probed: 'The server was asked with tokens that it has to refuse',
  stopped: 'Stopped',
  cancelled: 'Cancelled',
};

export const failures: Readonly<Record<Failure['kind'], string>> = {
  refused: 'The connection was refused.',
  'name-not-found': 'The host name was not found.',
  tls: 'The TLS connection failed.',
  timeout: 'No answer came in time.',
  'too-large': 'The answer was larger than the limit and was not read to its end.',
  'redirect-refused': 'The answer redirects to another origin, which was not followed.',
  'too-many-redirects': 'The answers redirect too many times.',
  'unsafe-url': 'The address is not safe to send a request to.',
  'private-address': 'A public server led to this private address, which was not asked.',
  'unusable-key': 'The client key cannot be used, so nothing was sent.',
  aborted: 'The request was ended before an answer came.',
  network: 'The network failed.',
};

const reasons: Readonly<Record<number, string>> = {
  200: 'OK',
  201: 'Created',
  202: 'Accepted',
  204: 'No Content',
  301: 'Moved Permanently',
  302: 'Found',
  303: 'See Other',
  304: 'Not Modified',
  307: 'Temporary Redirect',
  308: 'Permanent Redirect',
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  406: 'Not Acceptable',
  409: 'Conflict',
  410: 'Gone',
  415: 'Unsupported Media Type',
  422: 'Unprocessable Content',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  501: 'Not Implemented',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
};

/** The phrase of a status code as RFC 9110 §15 has it, or nothing for others. */
export function reason(status: number): string {
  return reasons[status] ?? '';
}
