/** Reads a variable, in Python. */
export const requiredEnv = `def required_env(name: str) -> str:
    """The value of an environment variable. An empty one would switch a check off, so it is refused too."""
    value = os.environ.get(name, "").strip()
    if not value:
        raise RuntimeError(f"{name} is not set; without it nobody can be checked. See .env.example.")
    return value`;
