import assert from 'node:assert/strict';
import { type ReadAs, readClientFile } from '../../../src/config/client-file';
import { clients } from '../../../src/config/clients/list';
import type { Template } from '../../../src/config/places';
import type { ConfigFile } from '../../../src/model/server';

/** The client whose file lies at a template of any platform. */
export function clientAt(template: Template): ReadAs {
  for (const client of clients) {
    for (const file of client.files) {
      if (Object.values(file.at).some((templates) => templates?.includes(template)))
        return { client, file };
    }
  }
  throw new Error(`no client has a file at ${template}`);
}

/** Reads a text as the file at a path of a folder, such as `.mcp.json`. */
export function readInFolder(path: string, text: string, folder = 'file:///w'): ConfigFile {
  const file = readClientFile(clientAt(`<folder>/${path}`), `${folder}/${path}`, path, text);
  assert.ok(file);
  return file;
}
