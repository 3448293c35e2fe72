import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the clone. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** Git-ignored: what is fetched once and kept. */
export const toolsFolder = join(root, '.tools');

/** Git-ignored: what is built, and can be built again. */
export const buildFolder = join(root, '.build');
