import { hash } from "node:crypto";
import sharp from "sharp";
import type { Row, RowFault, RowSource } from "espalier/picture-files";

const made = new Map<string, Promise<Buffer>>();

/** A PNG of one colour, which depends on the name alone. */
export function pictureOf(name: string): Promise<Buffer> {
  const picture = made.get(name) ?? draw(name);
  made.set(name, picture);
  return picture;
}

function draw(name: string): Promise<Buffer> {
  const [r, g, b] = Buffer.from(hash("sha256", name), "hex") as unknown as [number, number, number];
  return sharp({ create: { width: 12, height: 10, channels: 3, background: { r, g, b } } })
    .png()
    .toBuffer();
}

/** Rows in memory. A picture's name decides its pixels; one called `broken` is damaged. */
export class OwnRows implements RowSource {
  readonly name: string;
  readonly versions = new Map<string, string>();
  /** How often the rows were read. */
  readings = 0;
  private readonly list: readonly (Row | RowFault)[];

  constructor(name: string, list: readonly (Row | RowFault)[]) {
    this.name = name;
    this.list = list;
  }

  version(): string {
    return String(this.list.length);
  }

  async *rows(): AsyncGenerator<Row | RowFault> {
    this.readings++;
    yield* this.list;
  }

  pictureVersion(picture: string): string {
    return this.versions.get(picture) ?? "";
  }

  async picture(picture: string): Promise<Uint8Array> {
    if (picture === "broken" && !this.versions.has(picture)) return Buffer.from("no picture");
    return pictureOf(picture);
  }
}

/** A row with a picture and a caption of its own. */
export function row(index: number, more: Partial<Row> = {}): Row {
  return { id: `row ${index}`, picture: `picture ${index}`, captions: [`caption ${index}`], ...more };
}

/** Rows from 0 to before `count`. */
export function rows(count: number, more: (index: number) => Partial<Row> = () => ({})): Row[] {
  return Array.from({ length: count }, (_, index) => row(index, more(index)));
}
