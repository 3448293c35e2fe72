/** Of packages without types of their own, what the tests of the reports use. */

declare module 'har-schema' {
  const schemas: { readonly [name: string]: { readonly $id: string } };
  export = schemas;
}

declare module 'markdown-it' {
  interface Token {
    readonly type: string;
    readonly tag: string;
    readonly content: string;
    readonly markup: string;
    readonly children: readonly Token[] | null;
    attrGet(name: string): string | null;
  }
  class MarkdownIt {
    constructor(options: { readonly html: boolean; readonly linkify: boolean });
    parse(text: string, env: object): readonly Token[];
  }
  export = MarkdownIt;
}
