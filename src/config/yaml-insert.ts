import { isMap, parseDocument, stringify } from 'yaml';
import type { JsonObject } from '../model/wire';
import type { MemberPath } from './shape';

/** Puts a server under `root` of a YAML text; comments stay where they are. */
export function insertYaml(
  text: string,
  root: MemberPath,
  name: string,
  value: JsonObject,
): string {
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const parsed = parseDocument(text);
  if (parsed.contents === null) {
    const gap = text === '' || text.endsWith('\n') ? '' : eol;
    const whole = root.reduceRight<JsonObject>((inner, key) => ({ [key]: inner }), {
      [name]: value,
    });
    return text + gap + stringify(whole, { lineWidth: 0 }).replaceAll('\n', eol);
  }
  if (isMap(parsed.getIn(root))) parsed.setIn([...root, name], parsed.createNode(value));
  else parsed.setIn(root, parsed.createNode({ [name]: value }));
  // Lines that the user has left long stay like that.
  return parsed.toString({ lineWidth: 0 }).replace(/\r?\n/g, eol);
}
