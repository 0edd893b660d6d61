/** Skin tones in Unicode's order, after the default of things that have several. */
export const TONES = ["yellow", "light", "medium light", "medium", "medium dark", "dark"] as const;
export type Tone = (typeof TONES)[number];

/** Artist of the pictures: Google's are for training, Twitter's for tests alone. */
export type Artist = "google" | "twitter";

/** One emoji as Unicode counts them: a thing in one skin tone, by any artist. All words in lower case. */
export interface Drawing {
  /** Code points, such as `1f469-1f3fb-200d-1f692`. */
  readonly id: string;
  /** The id of the thing without skin tones. */
  readonly thing: string;
  readonly name: string;
  /** Other names of the thing. */
  readonly alternatives: readonly string[];
  readonly category: string;
  readonly subcategory: string;
  /** Empty if the thing has one drawing only; two for two people. */
  readonly tones: readonly Tone[];
  readonly gender: "woman" | "man" | undefined;
  /** Role or activity of a person, the same for all genders, such as `firefighter`. */
  readonly activity: string | undefined;
  /** Unicode emoji release, such as `12.1`. */
  readonly release: string;
  /** Column and row in the sheets of all artists. */
  readonly cell: readonly [number, number];
}
