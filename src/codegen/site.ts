/** Where a project makes its MCP server. */

/** Whose class it is: the two Python `FastMCP` are different products. */
export type Product = 'fastmcp' | 'mcp-python-1' | 'mcp-python-2' | 'mcp-typescript';

/** What is written for a product; both lines of the official Python SDK take the same. */
export type Target = 'fastmcp' | 'mcp-python' | 'mcp-typescript';

export function targetOf(product: Product): Target {
  switch (product) {
    case 'mcp-python-1':
    case 'mcp-python-2':
      return 'mcp-python';
    case 'fastmcp':
    case 'mcp-typescript':
      return product;
  }
}

/** The package that a product comes from, as its registry calls it. */
export const packageOf: { readonly [target in Target]: string } = {
  fastmcp: 'fastmcp',
  'mcp-python': 'mcp',
  'mcp-typescript': '@modelcontextprotocol/sdk',
};

/** A range of the file's text, in UTF-16 units. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** What stands as `auth=` in a constructor, or is assigned to `.auth` later. */
export type WrittenAuth =
  | { readonly kind: 'none' }
  | { readonly kind: 'argument'; readonly value: Range; readonly text: string }
  | { readonly kind: 'attribute'; readonly value: Range; readonly text: string }
  /** `**kwargs`: whether auth is in it cannot be seen. */
  | { readonly kind: 'unseen' };

export interface ServerSite {
  readonly product: Product;
  /** Of the file, relative to the project's folder, with `/`. */
  readonly path: string;
  /** Zero-based, for people. */
  readonly line: number;
  /** The whole constructor call. */
  readonly call: Range;
  /** Its arguments, with the brackets. */
  readonly args: Range;
  /** What the server is called in the code: `mcp`, `self.mcp`. */
  readonly variable?: string;
  readonly auth: WrittenAuth;
  /** The name given to the server, when it is a plain text. */
  readonly name?: string;
  /** The call has a class or constructor of the project's own around it, so an argument may not arrive. */
  readonly subclass: boolean;
  /** Mounted into another server of the file, whose auth alone counts. */
  readonly mounted: boolean;
  /** The file is a test or an example, which is never changed. */
  readonly test: boolean;
}
