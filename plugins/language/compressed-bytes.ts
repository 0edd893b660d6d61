import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";

const compress = promisify(brotliCompress);

/** 9 takes twice as long as 8 and saves 1 %. */
const QUALITY = 8;
/** Logarithms of the window's bytes: the smallest that is used, the largest of RFC 7932, the largest of all. */
const WINDOW = { least: 16, standard: 24, most: 30 };

/** Bytes that Brotli (RFC 7932) makes of a text, with a window that holds all of it. */
export async function compressedBytes(text: Uint8Array): Promise<number> {
  const window = Math.ceil(Math.log2(text.length + 1));
  const compressed = await compress(text, {
    params: {
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_QUALITY]: QUALITY,
      [constants.BROTLI_PARAM_LGWIN]: Math.min(WINDOW.most, Math.max(WINDOW.least, window)),
      [constants.BROTLI_PARAM_LARGE_WINDOW]: Number(window > WINDOW.standard),
      [constants.BROTLI_PARAM_SIZE_HINT]: text.length,
    },
  });
  return compressed.length;
}
