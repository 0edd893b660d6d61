/** Different values of a byte. */
export const BYTES = 256;

/** The token that begins every window, and fills up what a short one leaves empty. */
export const START = 256;

/** Rows of the token embedding, and logits of a position: the bytes, and the start symbol. */
export const TOKENS = BYTES + 1;
