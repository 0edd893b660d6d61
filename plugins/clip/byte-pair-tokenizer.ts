import { readFile } from "node:fs/promises";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { decodeText } from "espalier";
import type { Tokenizer } from "espalier/image-text";
import { encodeAll } from "./encode.ts";
import { noMerges } from "./errors.ts";

/** Number of merges that CLIP uses; the file has more. */
const mergeCount = 48894;
const endOfWord = "</w>";
const pieces = /'s|'t|'re|'ve|'m|'ll|'d|\p{L}+|\p{N}|[^\s\p{L}\p{N}]+/giu;

/** The merges of CLIP's vocabulary file, in order. @throws EspalierError for any other file. */
export async function readMerges(path: string): Promise<readonly string[]> {
  try {
    const text = decodeText(await promisify(gunzip)(await readFile(path)), path);
    const merges = text.split("\n").slice(1, 1 + mergeCount); // the first line is a version
    if (merges.length < mergeCount) throw new Error(`It has only ${merges.length} merges.`);
    return merges;
  } catch (error) {
    throw noMerges(path, error);
  }
}

/**
 * CLIP's tokenizer: byte-pair encoding (Sennrich et al. 2016, arXiv 1508.07909) of lower-cased text. CLIP's repair
 * of HTML entities and of wrongly decoded text is left out.
 */
export function bytePairTokenizer(
  merges: readonly string[],
  contextLength: number,
): Tokenizer & { readonly endOfText: number } {
  const bytes = symbolsOfBytes();
  const symbols = [...bytes.values()];
  const joined = merges.map((pair) => pair.replace(" ", ""));
  const vocabulary = [...symbols, ...symbols.map((symbol) => symbol + endOfWord), ...joined];
  const ids = new Map(vocabulary.map((symbol, id) => [symbol, id]));
  const ranks = new Map(merges.map((pair, rank) => [pair, rank]));
  const [startOfText, endOfText] = [vocabulary.length, vocabulary.length + 1];
  const encodePiece = (piece: string) =>
    mergePairs(spell(piece, bytes), ranks).map((symbol) => ids.get(symbol) ?? 0);
  const encode = (text: string) => (text.toLowerCase().match(pieces) ?? []).flatMap(encodePiece);
  return {
    encode: encodeAll(encode, { contextLength, padding: 0, startOfText, endOfText }),
    size: vocabulary.length + 2,
    endOfText,
  };
}

/** Repeatedly joins the adjacent pair that comes first in the list of merges, until no pair is in it. */
function mergePairs(symbols: readonly string[], ranks: ReadonlyMap<string, number>): readonly string[] {
  const rankAt = (index: number) => ranks.get(`${symbols[index]} ${symbols[index + 1]}`) ?? Infinity;
  const order = Array.from({ length: symbols.length - 1 }, (_, index) => rankAt(index));
  const best = Math.min(...order);
  if (best === Infinity) return symbols;
  const at = order.indexOf(best);
  const pair = `${symbols[at]}${symbols[at + 1]}`;
  return mergePairs([...symbols.slice(0, at), pair, ...symbols.slice(at + 2)], ranks);
}

/** One symbol per byte, the last one with the mark for the end of a word. */
function spell(piece: string, symbols: ReadonlyMap<number, string>): string[] {
  const spelled = [...Buffer.from(piece, "utf8")].map((byte) => symbols.get(byte) as string);
  return spelled.with(-1, spelled.at(-1) + endOfWord);
}

/** Symbol of each byte, ordered by id: printable Latin-1 bytes as themselves, the others from U+0100 on. */
function symbolsOfBytes(): ReadonlyMap<number, string> {
  const printable = (byte: number) => /[!-~¡-¬®-ÿ]/u.test(String.fromCharCode(byte));
  const bytes = Array.from({ length: 256 }, (_, byte) => byte);
  const others = bytes.filter((byte) => !printable(byte));
  return new Map([
    ...bytes.filter(printable).map((byte) => [byte, String.fromCharCode(byte)] as const),
    ...others.map((byte, index) => [byte, String.fromCharCode(256 + index)] as const),
  ]);
}
