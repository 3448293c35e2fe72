import { homedir } from 'node:os';
import type { Machine } from '../config/places';

/** This machine, for looking up where clients keep their files. */
export function thisMachine(): Machine {
  const { platform, env } = process;
  return {
    platform: platform === 'darwin' || platform === 'win32' ? platform : 'linux',
    home: homedir(),
    environment: env,
  };
}
