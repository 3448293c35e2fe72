/** Says what the TOML parser found in plain words: its own name values, which may be secrets. */
export function tomlErrorWords(message: string): string {
  const [, words] = sentences.find(([pattern]) => pattern.test(message)) ?? [];
  return words ?? 'This is not valid TOML.';
}

const sentences: readonly (readonly [RegExp, string])[] = [
  [/unterminated string/i, 'Expected a closing quote before the end of the line.'],
  [/unterminated array/i, 'Expected a closing bracket before the end of the file.'],
  [/unterminated table/i, 'Expected a closing bracket after the name of the table.'],
  [/unterminated inline/i, 'Expected a closing brace before the end of the file.'],
  [/missing key/i, 'Expected a name.'],
  [/missing newline/i, 'Expected a new line after the value.'],
  [/missing equal/i, 'Expected an equals sign after the name.'],
  [/missing value/i, 'Expected a value.'],
  [/missing comma/i, 'Expected a comma or a closing brace or bracket.'],
  [/defin(ed|ing)|duplicate/i, 'This name stands twice, which TOML does not allow.'],
  [
    /control character/i,
    'This character is not allowed in TOML; write it as an escape such as \\t.',
  ],
  [/escape/i, 'Expected a TOML escape such as \\\\ or \\n; a single backslash is written \\\\.'],
];
