import type { ToolScopes } from './wiring';

/**
 * Reads `add_note=notes:write; drop_all=notes:write notes:admin`. `undefined` where a part has no tool,
 * no scope, or characters that neither can have. A tool that is named twice has all of its scopes. RFC 6749 §3.3.
 */
export function readToolScopes(text: string): readonly ToolScopes[] | undefined {
  const parts = text
    .split(/[;\r\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const read = parts.map((part) => {
    const at = part.indexOf('=');
    const tool = part.slice(0, at).trim();
    const scopes = part
      .slice(at + 1)
      .split(/[\s,]+/)
      .filter(Boolean);
    const fits =
      at > 0 &&
      /^[\w.-]+$/.test(tool) &&
      scopes.length > 0 &&
      scopes.every((one) => /^[\x21\x23-\x5b\x5d-\x7e]+$/.test(one));
    return fits ? { tool, scopes } : undefined;
  });
  const whole = read.filter((one) => one !== undefined);
  if (whole.length !== read.length) return undefined;
  const byTool = new Map<string, Set<string>>();
  for (const { tool, scopes } of whole)
    byTool.set(tool, new Set([...(byTool.get(tool) ?? []), ...scopes]));
  return [...byTool].map(([tool, scopes]) => ({ tool, scopes: [...scopes] }));
}
