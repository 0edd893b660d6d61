import { crc32c } from "./crc32c.ts";

/** Added to checksums, so that the checksum of a record that has checksums is another one. */
const MASK = 0xa282ead8;

/** A record of a TFRecord file: length, checksum of the length, data, checksum of the data; all little-endian. */
export function recordOf(data: Uint8Array): Buffer {
  const record = Buffer.alloc(data.length + 16);
  record.writeBigUInt64LE(BigInt(data.length), 0);
  record.writeUInt32LE(masked(record.subarray(0, 8)), 8);
  record.set(data, 12);
  record.writeUInt32LE(masked(data), data.length + 12);
  return record;
}

function masked(bytes: Uint8Array): number {
  const sum = crc32c(bytes);
  return (((sum >>> 15) | (sum << 17)) + MASK) >>> 0;
}
