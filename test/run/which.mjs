import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const endings = process.platform === 'win32' ? ['.exe', '.cmd', '.bat'] : [''];

/** Where PATH finds the program, or nothing. */
export function which(name) {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    for (const ending of endings) {
      const path = join(folder, name + ending);
      if (folder !== '' && isProgram(path)) return path;
    }
  }
  return undefined;
}

/** Whether the path is a file that may be run. */
export function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
