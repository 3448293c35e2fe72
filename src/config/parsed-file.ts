import type { Node } from 'jsonc-parser';
import type { ConfigProblem } from '../model/server';
import type { TextPosition } from './text-position';

export interface SyntaxFault {
  readonly offset: number;
  readonly problem: ConfigProblem;
}

/**
 * What could be read of a file, also when parts of it are invalid. All languages come to the nodes of
 * the JSON parser, with offsets of their own text, so that what follows need not know which it was.
 */
export interface ParsedFile {
  readonly root: Node | undefined;
  /** At most one per line, in the file's order. */
  readonly faults: readonly SyntaxFault[];
  readonly positionOf: (offset: number) => TextPosition;
}

/** A file of which nothing could be read, and why. */
export function refused(
  message: string,
  at: TextPosition = { line: 0, column: 0 },
  positionOf: ParsedFile['positionOf'] = () => ({ line: 0, column: 0 }),
): ParsedFile {
  return {
    root: undefined,
    faults: [{ offset: 0, problem: { message, ...at } }],
    positionOf,
  };
}

/** The text without a byte order mark, which is no part of it. */
export function withoutMark(text: string): string {
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}
