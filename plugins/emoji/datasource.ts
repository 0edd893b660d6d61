import { join } from "node:path";
import { type DataPackage, openDataPackage, readText } from "espalier";
import { type Artist, type Drawing, type Tone, TONES } from "./drawing.ts";
import { activities, genderOf, type Thing } from "./people.ts";
import { plainWords } from "./words.ts";

/** An entry of `emoji.json`, with the fields in use. */
interface Entry {
  readonly name: string;
  readonly unified: string;
  readonly short_names: readonly string[];
  readonly category: string;
  readonly subcategory: string;
  readonly added_in: string;
  readonly sheet_x: number;
  readonly sheet_y: number;
  readonly skin_variations?: Readonly<Record<string, Variation>>;
}
type Variation = Pick<Entry, "unified" | "added_in" | "sheet_x" | "sheet_y">;

const FIRST_TONE = 0x1f3fb;

/** The packages with the drawings. */
export const PACKAGES: Readonly<Record<Artist, DataPackage>> = {
  google: {
    name: "emoji-datasource-google",
    version: "16.0.0",
    sha512: "ZRexfzs7MVoLnmzZmNsO4TKhnAJp5D++Vm6PpUpH/jEQQlemp3l88CjZ+DoZ2faM9R4QxZkOPJCoT8DlPhfQ3A==",
    contents: "emoji by Google",
    megabytes: 74,
    parts: ["emoji.json", "img/google/sheets/64.png"],
  },
  twitter: {
    name: "emoji-datasource-twitter",
    version: "16.0.0",
    sha512: "7F+uCuHH+7Qnrc15P5tnbvKkg9E6tlzi4MnT2uW1RlN4pLYTza6cP/dstIfSDMtpjFLWuZewWg8jBbuL2eyELQ==",
    contents: "emoji by Twitter",
    megabytes: 62,
    parts: ["emoji.json", "img/twitter/sheets/64.png"],
  },
};

/** PNG file with all drawings of an artist side by side. */
export async function sheetFile(artist: Artist): Promise<string> {
  return join(await openDataPackage(PACKAGES[artist]), "img", artist, "sheets", "64.png");
}

/** All drawings in Unicode's order, the same for every artist. */
export async function readDrawings(): Promise<Drawing[]> {
  const file = join(await openDataPackage(PACKAGES.google), "emoji.json");
  const entries = JSON.parse(await readText(file)) as Entry[];
  const things = entries.map(thingOf);
  const activity = activities(things);
  return entries.flatMap((entry, index) => drawingsOf(entry, things[index] as Thing, activity));
}

function thingOf(entry: Entry): Thing {
  const shortName = plainWords(entry.short_names[0] ?? "");
  const subcategory = plainWords(entry.subcategory);
  const isHair = subcategory === "person" && entry.name.includes(":");
  return {
    id: entry.unified.toLowerCase(),
    name: isHair ? shortName : plainWords(entry.name),
    shortName,
    subcategory,
  };
}

function drawingsOf(entry: Entry, thing: Thing, activity: ReadonlyMap<string, string>): Drawing[] {
  const alternatives = [...new Set(entry.short_names.map(plainWords))].filter(isReadable);
  const variations = Object.entries(entry.skin_variations ?? {});
  const one = ({ unified, added_in, sheet_x, sheet_y }: Variation, tones: readonly Tone[]): Drawing => ({
    id: unified.toLowerCase(),
    thing: thing.id,
    name: thing.name,
    alternatives: alternatives.filter((name) => name !== thing.name),
    category: plainWords(entry.category),
    subcategory: thing.subcategory,
    tones,
    gender: genderOf(thing),
    activity: activity.get(thing.id),
    release: added_in,
    cell: [sheet_x, sheet_y],
  });
  return [
    one(entry, variations.length > 0 ? ["yellow"] : []),
    ...variations.map(([key, variation]) => one(variation, key.split("-").map(toneOf))),
  ];
}

/** Whether a short name consists of words, unlike `+1`, `u7a7a` and `flag-ch`. */
function isReadable(name: string): boolean {
  return /^[a-z]{2}/.test(name) && !/^flag \w\w$/.test(name);
}

function toneOf(codePoint: string): Tone {
  return TONES[Number.parseInt(codePoint, 16) - FIRST_TONE + 1] as Tone;
}
