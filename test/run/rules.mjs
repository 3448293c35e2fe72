// Writes the table of rules into the README.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './root.mjs';
import { rulesTable, withTable } from './rules-table.mjs';
import { say } from './say.mjs';

const readme = join(root, 'README.md');
const before = await readFile(readme, 'utf8');
const after = withTable(before, await rulesTable(join(root, 'src', 'rules')));
if (after !== before) await writeFile(readme, after);
say(after === before ? 'The table of rules was current.' : 'The table of rules is written.');
