import { runChild } from './children.mjs';
import { thisCommand } from './say.mjs';

const offline =
  /\b(ENOTFOUND|ECONNREFUSED|EAI_AGAIN|ETIMEDOUT|ECONNRESET|EHOSTUNREACH|ENETUNREACH|ERR_SOCKET_TIMEOUT|FETCH_ERROR)\b/;

/** Runs npm with the given Node and gives its exit code and what it printed. */
export function npm(args, { cwd, node = process.execPath }) {
  const cli = process.env.npm_execpath;
  return cli === undefined
    ? runChild('npm', args, { cwd, shell: process.platform === 'win32' })
    : runChild(node, [cli, ...args], { cwd });
}

/**
 * Lets npm install something; `what` names it in the sentence that says why that failed.
 * Gives nothing when all went well.
 */
export async function npmInstalls(what, args, options) {
  // Asked first, and once: npm tries every package for minutes when there is no network.
  const ping = await npm(['ping', '--fetch-retries=0', '--fetch-timeout=15000'], options);
  const { code, output } = offline.test(ping.output)
    ? ping
    : await npm([...args, '--no-fund', '--no-audit'], options);
  if (code === 0) return undefined;
  if (offline.test(output)) {
    return `The npm registry did not answer, so ${what} could not be installed: connect to the network (or set npm's proxy or registry) and run \`${thisCommand()}\` again.`;
  }
  return `npm could not install ${what}; it says:\n${npmErrors(output)}\nRun \`${thisCommand()}\` again once that is solved.`;
}

function npmErrors(output) {
  const lines = output.trim().split('\n');
  const errors = lines.filter((line) => /^npm (error|ERR!)/.test(line));
  return (errors.length > 0 ? errors : lines).slice(0, 20).join('\n');
}
