/** A change to the user's project, as data: what is written only after the user has seen it. */

/** Offsets are UTF-16 units of the text as it was. Edits of one file are sorted and never overlap. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

interface FileEditBase {
  /** Relative to the project's folder, with `/`. */
  readonly path: string;
  /** What is done there, for the list of changes. */
  readonly label: string;
}

export type FileEdit =
  | (FileEditBase & { readonly kind: 'create'; readonly text: string })
  | (FileEditBase & {
      readonly kind: 'change';
      readonly edits: readonly TextEdit[];
      /** The whole text that the offsets are of: an edit of another text is refused. */
      readonly before: string;
    });

export interface Fix {
  readonly title: string;
  /** None when all is already as it should be. */
  readonly files: readonly FileEdit[];
  /** What the choice means and what is left to do by hand, in order. */
  readonly notes: readonly string[];
}

/** What a `change` gives. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let at = 0;
  let result = '';
  for (const { start, end, text: inserted } of edits) {
    result += text.slice(at, start) + inserted;
    at = end;
  }
  return result + text.slice(at);
}
