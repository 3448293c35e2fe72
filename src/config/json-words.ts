const words: { readonly [code: string]: string } = {
  InvalidSymbol: 'This is not JSON: names and text need double quotes around them.',
  InvalidNumberFormat: 'This is not a number as JSON writes it.',
  PropertyNameExpected: 'Expected a name in double quotes.',
  ValueExpected: 'Expected a value.',
  ColonExpected: 'Expected a colon after the name.',
  CommaExpected: 'Expected a comma or a closing brace or bracket.',
  CloseBraceExpected: 'Expected a closing brace before the end of the file.',
  CloseBracketExpected: 'Expected a closing bracket before the end of the file.',
  EndOfFileExpected: 'Expected nothing more: the file may hold one JSON value.',
  InvalidCommentToken:
    'JSON has no comments: a client that reads this file strictly refuses all of it.',
  UnexpectedEndOfComment: 'Expected the comment to be closed.',
  UnexpectedEndOfString: 'Expected a closing double quote before the end of the line.',
  UnexpectedEndOfNumber: 'Expected a digit.',
  InvalidUnicode: 'Expected four hexadecimal digits after \\u.',
  InvalidEscapeCharacter:
    'Expected a JSON escape such as \\\\ or \\n; a single backslash is written \\\\.',
  InvalidCharacter:
    'This character is not allowed in JSON text; write it as an escape such as \\t.',
};

/** Says a parser's error code in plain words. */
export function jsonErrorWords(code: string): string {
  return words[code] ?? 'This is not valid JSON.';
}

export const trailingCommaWords =
  'JSON allows no comma before a closing brace or bracket: a client that reads this file strictly refuses all of it.';
