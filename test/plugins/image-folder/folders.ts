import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import sharp from "sharp";

/** Side of the drawn pictures. */
export const SIDE = 8;

/** A PNG file of one colour with a dot; each number makes another file. */
export async function png(number: number, colour: readonly [number, number, number] = [200, 40, 40]) {
  const pixels = new Uint8Array(3 * SIDE * SIDE);
  for (let place = 0; place < SIDE * SIDE; place++) pixels.set(colour, 3 * place);
  pixels.set([number % 256, Math.floor(number / 256) % 256, 7], 0);
  return await sharp(pixels, { raw: { width: SIDE, height: SIDE, channels: 3 } })
    .png()
    .toBuffer();
}

/** `count` different pictures, by path. @param start number of the first one. */
export async function pngs(
  folder: string,
  count: number,
  start: number,
  colour?: readonly [number, number, number],
): Promise<Record<string, Uint8Array>> {
  const entries = Array.from({ length: count }, async (_, index) => [
    `${folder}/${index}.png`,
    await png(start + index, colour),
  ]);
  return Object.fromEntries(await Promise.all(entries));
}

/** A temporary folder with files in a sub-folder `pictures`. */
export function folderWith(files: Readonly<Record<string, string | Uint8Array>>): string {
  const path = mkdtempSync(join(tmpdir(), "espalier-folder-"));
  mkdirSync(join(path, "pictures"));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(path, "pictures", name)), { recursive: true });
    writeFileSync(join(path, "pictures", name), content);
  }
  return path;
}

/** The error of a promise. */
export async function refusal(promise: Promise<unknown>): Promise<Error> {
  return await promise.then(
    () => new Error("it was accepted"),
    (error: Error) => error,
  );
}
