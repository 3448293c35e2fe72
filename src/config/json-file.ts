import { createScanner, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import { jsonErrorWords, trailingCommaWords } from './json-words';
import { maxDepth } from './limits';
import { type ParsedFile, refused, type SyntaxFault, withoutMark } from './parsed-file';
import { positionsIn } from './text-position';

/** Reads JSON as far as it goes. What is nested too deeply is refused with a fault. */
export function readJson(text: string, form: 'json' | 'jsonc'): ParsedFile {
  const body = withoutMark(text);
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

function toFault(
  body: string,
  error: ParseError,
  positionOf: ParsedFile['positionOf'],
): SyntaxFault {
  const code = printParseErrorCode(error.error);
  if (/[}\]]/.test(body.charAt(error.offset)) && /^(PropertyName|Value)Expected$/.test(code)) {
    let before = error.offset - 1;
    while (/\s/.test(body.charAt(before))) before -= 1;
    if (body.charAt(before) === ',') return fault(trailingCommaWords, before, positionOf);
  }
  return fault(jsonErrorWords(code), error.offset, positionOf);
}

function fault(message: string, offset: number, positionOf: ParsedFile['positionOf']): SyntaxFault {
  return { offset, problem: { message, ...positionOf(offset) } };
}

/** One mistake makes the parser stumble several times in a row; the first word of it says most. */
function firstPerLine(faults: readonly SyntaxFault[]): readonly SyntaxFault[] {
  const seen = new Set<number>();
  return faults.filter(({ problem: { line } }) => !seen.has(line) && seen.add(line));
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
