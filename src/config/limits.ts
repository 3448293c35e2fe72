/** Bounds on what a configuration file may hold: anyone can put a file into a workspace. */

/** Largest file that is read, in bytes on disk and in UTF-16 units once decoded. */
export const maxFileSize = 1_048_576;

/** The same for a client that keeps its own history in the file. */
export const maxHistorySize = 32 * maxFileSize;

export const maxServers = 500;

/** Problems reported for one file. */
export const maxProblems = 100;

/** Objects and lists inside each other; the JSON parser recurses once for each. */
export const maxDepth = 100;

/** What is said of a file over the limit. */
export function sizeProblem(limit = maxFileSize): string {
  return `The file is larger than ${Math.round(limit / maxFileSize)} MB and is not read.`;
}
