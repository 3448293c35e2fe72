/** Settings that choose nothing. */
export const plain = { overrides: [], loginTimeout: 5 };
