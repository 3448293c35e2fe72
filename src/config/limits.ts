/** Bounds on what a configuration file may hold: anyone can put a file into a workspace. */

/** Largest file that is read, in bytes on disk and in UTF-16 units once decoded. */
export const maxFileSize = 1_048_576;

export const maxServers = 500;

/** Problems reported for one file. */
export const maxProblems = 100;

/** Objects and lists inside each other; the JSON parser recurses once for each. */
export const maxDepth = 100;
