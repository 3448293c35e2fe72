import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { startChild } from './children.mjs';
import { buildFolder, root, toolsFolder } from './root.mjs';
import { say } from './say.mjs';

/**
 * Starts the demo servers and passes on what they print. They are up when this gives the child; when
 * they cannot start they say why themselves, and this gives nothing.
 */
export async function startDemoServers({ node, authorizationHost }) {
  const child = startChild(
    node,
    [join(buildFolder, 'demo', 'main.mjs'), '--authorization-host', authorizationHost],
    {
      cwd: root,
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  for await (const line of createInterface({ input: child.stdout })) {
    if (line === 'demo ready') {
      child.stdout.resume();
      return child;
    }
    say(`  ${line}`);
  }
  return undefined;
}

/** A fresh copy of the demo workspace: what is tried out there leaves the clone as it is. */
export async function copyDemoWorkspace() {
  // As deep below the clone as the original, because its configuration leads back up.
  const copy = join(toolsFolder, 'demo', 'workspace');
  await rm(copy, { recursive: true, force: true });
  await cp(join(root, 'test', 'demo', 'workspace'), copy, { recursive: true });
  return copy;
}
