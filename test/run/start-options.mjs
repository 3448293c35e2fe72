import { parseArgs } from 'node:util';

const usage = 'npm start -- [--browser] [--no-open] [--port N]';

/** What `npm start` was asked for, or the sentence that says what it understands. */
export function readStartOptions(args) {
  let values;
  try {
    ({ values } = parseArgs({
      args,
      options: {
        browser: { type: 'boolean', default: false },
        'no-open': { type: 'boolean', default: false },
        port: { type: 'string', default: '8391' },
      },
    }));
  } catch {
    return { ok: false, why: `\`npm start\` does not know these arguments; use: ${usage}` };
  }
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    return { ok: false, why: `--port takes a number from 1 to 65535, not \`${values.port}\`.` };
  }
  return { ok: true, browser: values.browser, open: !values['no-open'], port };
}
