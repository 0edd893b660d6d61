import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

const emoji = dirname(createRequire(import.meta.url).resolve("emoji-datasource-google/package.json"));
const drawings = join(emoji, "img/google/64");

/** Number of pictures in a folder. */
export const PICTURES = 40;

/** A folder with `pictures/0.png` to `pictures/39.png`, different emoji of 64 pixels, and files with texts. */
export function folderWith(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(join(tmpdir(), "espalier-csv-"));
  mkdirSync(join(folder, "pictures"));
  const names = readdirSync(drawings).toSorted().slice(0, PICTURES);
  names.forEach((name, index) =>
    copyFileSync(join(drawings, name), join(folder, "pictures", `${index}.png`)),
  );
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return folder;
}

/** A CSV file with a row for each picture: ten of each year from 2000. */
export function table(more: (index: number) => string = () => ""): string {
  const rows = Array.from(
    { length: PICTURES },
    (_, index) => `pictures/${index}.png,emoji ${index},${2000 + Math.floor(index / 10)}${more(index)}`,
  );
  return `filepath,title,year${more(-1)}\n${rows.join("\n")}\n`;
}
