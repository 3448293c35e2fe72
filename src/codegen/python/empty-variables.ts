import type { EnvVariable } from '../wiring';
import { literal } from './python-text';

/** The generated test that nothing starts while a variable is missing or empty. `builds`: the functions that read them. */
export function emptyVariables(
  variables: readonly EnvVariable[],
  ...builds: readonly string[]
): string {
  return `@pytest.mark.parametrize("value", [None, "", "  "])
@pytest.mark.parametrize(
    "name",
    [
${variables.map(({ name }) => `        ${literal(name)},`).join('\n')}
    ],
)
def test_it_does_not_start_without_what_it_needs(monkeypatch, name, value):
    if value is None:
        monkeypatch.delenv(name)
    else:
        monkeypatch.setenv(name, value)
    with pytest.raises(RuntimeError, match=name):
${builds.map((build) => `        ${build}()`).join('\n')}
    with pytest.raises(RuntimeError, match=name):
        required_env(name)`;
}
