import { isUtf8 } from "node:buffer";
import { foreignEncoding, nulByte, wrongByte } from "./errors.ts";

const NEWLINE = 0x0a;
/** Number of bytes inspected to recognise UTF-16 without a byte order mark. */
const PROBE = 64;

/**
 * Decodes strict UTF-8 and drops a byte order mark. All text input passes through this function.
 * @param label the text's name in messages.
 * @param firstLine the number of the text's first line in its file.
 * @throws EspalierError with line, column and offset of the first invalid byte, or with the encoding if it is
 * recognised.
 */
export function decodeText(bytes: Uint8Array, label: string, firstLine = 1): string {
  const encoding = foreignEncodingOf(bytes);
  if (encoding !== undefined) throw foreignEncoding(label, encoding);
  const wrong = isUtf8(bytes) ? bytes.indexOf(0) : firstWrongByte(bytes);
  if (wrong === -1) return new TextDecoder().decode(bytes);
  const { line, column } = placeIn(bytes, wrong, firstLine);
  if (bytes[wrong] === 0) throw nulByte(label, line, column, wrong);
  throw wrongByte({ label, line, column, offset: wrong, byte: bytes[wrong] as number });
}

/** An encoding other than UTF-8, recognised by its byte order mark or by a NUL in every other byte. */
function foreignEncodingOf(bytes: Uint8Array): string | undefined {
  const [one, two, three, four] = bytes;
  if (one === 0xff && two === 0xfe) return three === 0 && four === 0 ? "UTF-32" : "UTF-16";
  if (one === 0xfe && two === 0xff) return "UTF-16";
  if (one === 0 && two === 0 && three === 0xfe && four === 0xff) return "UTF-32";
  const probe = bytes.subarray(0, PROBE - (PROBE % 2));
  const nuls = [0, 0];
  for (const [place, byte] of probe.entries()) if (byte === 0) nuls[place % 2]!++;
  const [even, odd] = nuls as [number, number];
  const pairs = Math.floor(probe.length / 2);
  return pairs > 0 && even !== odd && Math.max(even, odd) > pairs / 2 ? "UTF-16" : undefined;
}

/**
 * Offset of the first invalid byte, or -1. Lines are checked one by one, since no UTF-8 character spans two lines.
 */
function firstWrongByte(bytes: Uint8Array): number {
  for (let start = 0; start <= bytes.length;) {
    const found = bytes.indexOf(NEWLINE, start);
    const end = found === -1 ? bytes.length : found;
    const line = bytes.subarray(start, end);
    if (!isUtf8(line)) return start + wrongByteOf(line);
    start = end + 1;
  }
  return -1;
}

function wrongByteOf(line: Uint8Array): number {
  let place = 0;
  while (place < line.length) {
    const length = characterLength(line[place] as number);
    if (!isUtf8(line.subarray(place, place + length))) break;
    place += length;
  }
  return place;
}

/** Byte length of the character that starts with this byte. */
function characterLength(first: number): number {
  if (first < 0x80) return 1;
  if (first < 0xe0) return 2;
  return first < 0xf0 ? 3 : 4;
}

function placeIn(bytes: Uint8Array, offset: number, firstLine: number) {
  let [line, start] = [firstLine, 0];
  for (let end; (end = bytes.indexOf(NEWLINE, start)) !== -1 && end < offset; start = end + 1) line++;
  return { line, column: new TextDecoder().decode(bytes.subarray(start, offset)).length + 1 };
}
