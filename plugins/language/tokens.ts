/** Number of values of a byte. */
export const BYTES = 256;

/** Start symbol of every window, also used as padding. */
export const START = 256;

/** Rows of the token embedding, and logits per position: the bytes and the start symbol. */
export const TOKENS = BYTES + 1;
