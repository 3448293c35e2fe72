import { folderOf, type Project } from '../project';

/** Where the test of a module goes: to the other tests when it can import from there. */
export function testPath({ files }: Project, folder: string, inPackage: boolean): string {
  const file = 'test_mcp_auth.py';
  const tests = files.some(({ path }) => path.startsWith('tests/'));
  return inPackage
    ? `${tests ? 'tests/' : folderOf(folder.slice(0, -1))}${file}`
    : `${folder}${file}`;
}
