import {
  createScanner,
  type Node,
  type ParseError,
  parseTree,
  printParseErrorCode,
} from 'jsonc-parser';
import type { ConfigProblem } from '../model/server';
import { jsonErrorWords, trailingCommaWords } from './json-words';
import { maxDepth, maxFileSize } from './limits';
import { positionsIn, type TextPosition } from './text-position';

/** Strict JSON, or JSON with comments and trailing commas. */
export type JsonForm = 'json' | 'jsonc';

export interface SyntaxFault {
  readonly offset: number;
  readonly problem: ConfigProblem;
}

/** What could be read of a JSON file, also when parts of it are invalid. */
export interface JsonFile {
  readonly root: Node | undefined;
  /** At most one per line, in the file's order. */
  readonly faults: readonly SyntaxFault[];
  readonly positionOf: (offset: number) => TextPosition;
}

/** Reads JSON as far as it goes. Files over the size or depth limit are refused with a fault. */
export function readJson(text: string, form: JsonForm): JsonFile {
  const body = text.startsWith('\uFEFF') ? text.slice(1) : text;
  if (body.length > maxFileSize) return refused('The file is larger than 1 MB and is not read.');
  const positionOf = positionsIn(body);
  const tooDeep = offsetBelow(body, maxDepth);
  if (tooDeep !== undefined) {
    return refused(
      `More than ${maxDepth} objects or lists stand inside each other.`,
      positionOf(tooDeep),
    );
  }
  if (body.trim() === '') {
    const faults =
      form === 'json' ? [fault('The file is empty; expected a JSON object.', 0, positionOf)] : [];
    return { root: undefined, faults, positionOf };
  }
  const errors: ParseError[] = [];
  const root = parseTree(body, errors, {
    disallowComments: form === 'json',
    allowTrailingComma: form === 'jsonc',
  });
  return {
    root,
    faults: firstPerLine(errors.map((error) => toFault(body, error, positionOf))),
    positionOf,
  };
}

function toFault(body: string, error: ParseError, positionOf: JsonFile['positionOf']): SyntaxFault {
  const code = printParseErrorCode(error.error);
  if (/[}\]]/.test(body.charAt(error.offset)) && /^(PropertyName|Value)Expected$/.test(code)) {
    let before = error.offset - 1;
    while (/\s/.test(body.charAt(before))) before -= 1;
    if (body.charAt(before) === ',') return fault(trailingCommaWords, before, positionOf);
  }
  return fault(jsonErrorWords(code), error.offset, positionOf);
}

function fault(message: string, offset: number, positionOf: JsonFile['positionOf']): SyntaxFault {
  return { offset, problem: { message, ...positionOf(offset) } };
}

/** One mistake makes the parser stumble several times in a row; the first word of it says most. */
function firstPerLine(faults: readonly SyntaxFault[]): readonly SyntaxFault[] {
  const seen = new Set<number>();
  return faults.filter(({ problem: { line } }) => !seen.has(line) && seen.add(line));
}

function refused(message: string, at: TextPosition = { line: 0, column: 0 }): JsonFile {
  return {
    root: undefined,
    faults: [{ offset: 0, problem: { message, ...at } }],
    positionOf: () => ({ line: 0, column: 0 }),
  };
}

/** Where nesting first goes below `depth`, found without recursion. */
function offsetBelow(body: string, depth: number): number | undefined {
  const scanner = createScanner(body, true);
  const open: string[] = [];
  for (scanner.scan(); scanner.getTokenOffset() < body.length; scanner.scan()) {
    const first = body.charAt(scanner.getTokenOffset());
    if (first === '{' || first === '[') open.push(first);
    else if (first === '}' && open.at(-1) === '{') open.pop();
    else if (first === ']' && open.at(-1) === '[') open.pop();
    if (open.length > depth) return scanner.getTokenOffset();
  }
  return undefined;
}
