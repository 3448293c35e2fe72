/** Text of servers, made fit to be shown in one line. */

/** What a server may fill a line with before the rest is left out. */
const longest = 2000;

/** Without control characters and those that are not seen but change direction or line, and not without end. */
export function plain(line: string): string {
  const shown = line.length > longest ? `${line.slice(0, longest)}…` : line;
  return shown.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, '\ufffd');
}
