/** A file of a tar archive that a test writes. */
export interface TarFile {
  readonly name: string;
  readonly content: string | Uint8Array;
  /** Type flag; default: a file. */
  readonly type?: string;
}

/** A tar archive (ustar), with the two empty blocks at its end. */
export function tarBytes(files: readonly TarFile[]): Buffer {
  return Buffer.concat([...files.map(entryBytes), Buffer.alloc(1024)]);
}

/** Header and content of a file, filled up to whole blocks. */
export function entryBytes({ name, content, type = "0" }: TarFile): Buffer {
  const bytes = Buffer.from(content as Uint8Array);
  const header = Buffer.alloc(512);
  header.write(name, 0, 100);
  header.write("0000644\0", 100);
  header.write(`${bytes.length.toString(8).padStart(11, "0")}\0`, 124);
  header.write("00000000000\0", 136);
  header.write("        ", 148);
  header.write(type, 156);
  header.write("ustar\0" + "00", 257);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148);
  return Buffer.concat([header, bytes, Buffer.alloc((512 - (bytes.length % 512)) % 512)]);
}
