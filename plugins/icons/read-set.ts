import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { readText } from "espalier";

/** An icon of a set's file: SVG without its outermost element. */
export interface Body {
  readonly body: string;
  readonly left?: number;
  readonly top?: number;
  readonly width?: number;
  readonly height?: number;
}

/** The fields in use of a set's file, in the format IconifyJSON. */
export interface IconSet {
  readonly prefix: string;
  readonly info: {
    readonly name: string;
    readonly author: { readonly name: string };
    readonly license: { readonly title: string; readonly spdx?: string };
    /** Kind of the set, such as `Logos`; absent for some old ones. */
    readonly category?: string;
    /** Whether the icons have colours of their own. Others are drawn in one colour. */
    readonly palette?: boolean;
  };
  /** Seconds since 1970. */
  readonly lastModified?: number;
  readonly icons: Readonly<Record<string, Body>>;
  /** Other names of icons; those with further fields are turned or mirrored. */
  readonly aliases?: Readonly<Record<string, { readonly parent: string }>>;
  /** Names of icons by category. */
  readonly categories?: Readonly<Record<string, readonly string[]>>;
  /** Endings of names that tell a style, such as `outline`, and the style's name. */
  readonly suffixes?: Readonly<Record<string, string>>;
  /** Default of each icon's `left`, `top`, `width` and `height`. */
  readonly left?: number;
  readonly top?: number;
  readonly width?: number;
  readonly height?: number;
}

/** Prefixes of all sets, in alphabetical order. @param folder the package's folder. */
export async function setNames(folder: string): Promise<readonly string[]> {
  const files = await readdir(join(folder, "json"));
  return files.map((file) => file.replace(/\.json$/, "")).toSorted();
}

export async function readSet(folder: string, prefix: string): Promise<IconSet> {
  return JSON.parse(await readText(join(folder, "json", `${prefix}.json`))) as IconSet;
}
