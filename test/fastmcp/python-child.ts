import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

export interface PythonChild {
  /** The next line that it prints; throws with its complaints when it has ended. */
  line(): Promise<string>;
  /** Sends one value as a line of JSON. */
  tell(value: unknown): void;
  /** Ends its input, and itself when that is not enough. */
  close(): Promise<void>;
}

/** Starts a script that is told things by lines and ends with its input. */
export function startPython(python: string, args: readonly string[], cwd: string): PythonChild {
  const child = spawn(python, args, {
    cwd,
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, PYTHONDONTWRITEBYTECODE: '1', FASTMCP_CHECK_FOR_UPDATES: 'off' },
  });
  let complaints = '';
  child.stderr.on('data', (chunk) => {
    complaints += chunk;
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const ended = once(child, 'exit');
  return {
    async line() {
      const { value, done } = await lines.next();
      if (done) throw new Error(`the script has ended: ${complaints}`);
      return value;
    },
    tell(value) {
      child.stdin.write(`${JSON.stringify(value)}\n`);
    },
    async close() {
      child.stdin.end();
      const late = setTimeout(() => child.kill('SIGKILL'), 5_000);
      await ended;
      clearTimeout(late);
    },
  };
}
