/** A part of a model that is scored: one of its towers, or all of it. */
export type Part = "joint" | "image" | "text";

export const PARTS: readonly Part[] = ["joint", "image", "text"];

/** A score for each part. */
export type TowerScores = Readonly<Record<Part, number>>;

/** The scores of all parts by the same rule. */
export function scoreParts(score: (part: Part) => number): TowerScores {
  return { joint: score("joint"), image: score("image"), text: score("text") };
}
