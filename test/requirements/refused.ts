/** Requirements on a client that this one does not meet, each with the reason. None at present. */
export const refused: { readonly [id: string]: string } = {};
