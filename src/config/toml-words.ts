/** Says what the TOML parser found in plain words: its own name values, which may be secrets. */
export function tomlErrorWords(message: string): string {
  const [, words] = sentences.find(([pattern]) => pattern.test(message)) ?? [];
  return words ?? 'This is not valid TOML.';
}

const sentences: readonly (readonly [RegExp, string])[] = [
  [/^Unterminated string/, 'Expected a closing quote before the end of the line.'],
  [/^Unterminated array/, 'Expected a closing bracket before the end of the file.'],
  [/^Unterminated table/, 'Expected a closing bracket after the name of the table.'],
  [/^Unterminated inline/, 'Expected a closing brace before the end of the file.'],
  [/^Empty bare keys/, 'Expected a name.'],
  [/^Must be a newline/, 'Expected a new line after the value.'],
  [/^Expected equal/, 'Expected an equals sign after the name.'],
  [/^Unspecified values/, 'Expected a value.'],
  [/^Expected comma/, 'Expected a comma or a closing brace or bracket.'],
  [/^Defining a key/, 'This name stands twice, which TOML does not allow.'],
  [
    /must be on the same line/,
    'This line ends too early: a name and what belongs to it stand on one line.',
  ],
  [/^No newlines/, 'Expected this table in braces to end on its line.'],
  [/^Leading zeros/, 'This is not a number as TOML writes it.'],
  [/^Trailing comma/, 'A comma before a closing brace is not allowed here.'],
  [/ dots? /, 'This is not a name as TOML writes it.'],
  [
    /^Control characters/,
    'This character is not allowed in TOML; write it as an escape such as \\t.',
  ],
  [
    /escape sequence/,
    'Expected a TOML escape such as \\\\ or \\n; a single backslash is written \\\\.',
  ],
];
