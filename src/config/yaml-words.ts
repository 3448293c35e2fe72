const words: { readonly [code: string]: string } = {
  BAD_INDENT: 'The lines of this list or object are not indented alike.',
  MISSING_CHAR: 'Expected a closing quote, bracket or brace.',
  TAB_AS_INDENT: 'YAML is indented with spaces; this line begins with a tab.',
  MULTIPLE_DOCS: 'Expected one document; nothing after “---” is read.',
  BLOCK_AS_IMPLICIT_KEY: 'Expected the value on a line of its own, or in quotes.',
  DUPLICATE_KEY: 'This name stands twice.',
  BAD_ALIAS: 'This alias names nothing that stands before it.',
  MULTILINE_IMPLICIT_KEY: 'Expected a colon after the name, on the same line.',
};

/** Says an error code of the YAML parser in plain words. */
export function yamlErrorWords(code: string): string {
  return words[code] ?? 'This is not valid YAML.';
}
