const live = process.stdout.isTTY === true;

/** Prints one line. */
export function say(line) {
  process.stdout.write(`${line}\n`);
}

/** Prints one line for what went wrong. */
export function complain(line) {
  process.stderr.write(`${line}\n`);
}

/** The command the user typed, as it is named in a sentence that says what to do. */
export function thisCommand() {
  const script = process.env.npm_lifecycle_event ?? 'start';
  return script === 'start' || script === 'test' ? `npm ${script}` : `npm run ${script}`;
}

/**
 * Shows that `work` goes on, with the seconds so far: on one line in a terminal, otherwise a line
 * every ten seconds. Gives what `work` gives.
 */
export async function progress(title, work) {
  const from = Date.now();
  const seconds = () => `${Math.round((Date.now() - from) / 1000)} s`;
  process.stdout.write(live ? `${title} …` : `${title} …\n`);
  const timer = live
    ? setInterval(() => process.stdout.write(`\r${title} … ${seconds()}`), 1_000)
    : setInterval(() => say(`  ${seconds()}`), 10_000);
  try {
    return await work();
  } finally {
    clearInterval(timer);
    say(live ? `\r${title}: ${seconds()}  ` : `${title}: ${seconds()}`);
  }
}
