/** Progress goes to standard error, so that standard output holds the report alone. */
export function say(message: string): void {
  process.stderr.write(`${message}\n`);
}
