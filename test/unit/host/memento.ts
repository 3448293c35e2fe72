/** The state of a workspace, as VS Code keeps it: values are JSON, and come back as such. */
export function createMemento(begin: { readonly [key: string]: unknown } = {}) {
  const held = new Map(Object.entries(begin).map(([key, value]) => [key, JSON.stringify(value)]));
  return {
    get(key: string, fallback?: unknown): never {
      const text = held.get(key);
      return (text === undefined ? fallback : JSON.parse(text)) as never;
    },
    async update(key: string, value: unknown): Promise<void> {
      if (value === undefined) held.delete(key);
      else held.set(key, JSON.stringify(value));
    },
    /** All that is kept, as one text. */
    text: () => JSON.stringify([...held]),
  };
}
