/** One request of a trace as a command for sh. */

import { fieldIn } from '../model/field-in';
import type { TraceExchange } from '../model/trace';
import { plain } from './plain-text';
import { createShellWords } from './shell-words';

/** RFC 9110 §5.6.2. It also keeps out `@`, by which curl would read a file. */
const token = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;

/** curl makes these itself. */
const own = new Set(['content-length', 'connection', 'transfer-encoding']);

/**
 * The command, with a final newline. What the trace hides stands in it as shell variables, which the
 * first lines name; where one is not set, nothing is sent. Of what cannot be sent with curl only a
 * comment comes back.
 */
export function curlReport({ request, because }: TraceExchange): string {
  const { method, url, headers, body } = request;
  const why = because === '' ? [] : [`# ${plain(because)}`];
  if (!token.test(method) || !/^https?:\/\/[^/?#\\]/i.test(url)) {
    return lines([...why, `# curl cannot send this request: ${plain(`${method} ${url}`)}`]);
  }
  const words = createShellWords();
  const fit = headers.filter(([name]) => token.test(name) && !own.has(name.toLowerCase()));
  const options = [
    ...methodOption(method, body !== undefined),
    ...fit.map(([name, value]) => `--header ${words.header(name, value)}`),
    ...(body === undefined ? [] : bodyOptions(fit, words.body(body.text))),
    `--url ${words.address(url)}`,
  ];
  const stream = headers.some(([, value]) => value.includes('text/event-stream'));
  const left = headers.filter(([name]) => !token.test(name)).length;
  return lines([
    ...why,
    ...words.variables.map(
      ({ name, length, place }) =>
        `# Set ${name} to what the trace hides: ${length} characters of ${place}, as written there.`,
    ),
    ...(left === 0 ? [] : [`# Left out, as curl cannot send them: ${left} header fields.`]),
    [`curl --include --globoff --path-as-is${stream ? ' --no-buffer' : ''}`, ...options].join(
      ' \\\n  ',
    ),
  ]);
}

function methodOption(method: string, hasBody: boolean): readonly string[] {
  if (method === 'HEAD' && !hasBody) return ['--head'];
  if (method === (hasBody ? 'POST' : 'GET')) return [];
  return [`--request '${method.replaceAll("'", "'\\''")}'`];
}

/** Without its own field, curl would call every body a form. */
function bodyOptions(
  headers: TraceExchange['request']['headers'],
  text: string,
): readonly string[] {
  const typed = fieldIn(headers, 'content-type') !== undefined;
  return [...(typed ? [] : ["--header 'content-type:'"]), `--data-raw ${text}`];
}

function lines(all: readonly string[]): string {
  return `${all.join('\n')}\n`;
}
