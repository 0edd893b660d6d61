import fc, { type Arbitrary } from "fast-check";

/** One change of some lines, at places that are taken modulo their number. */
interface Change {
  readonly what: "delete" | "double" | "swap" | "halve" | "join" | "blank" | "move";
  readonly place: number;
  readonly other: number;
}

const change: Arbitrary<Change> = fc.record({
  what: fc.constantFrom("delete", "double", "swap", "halve", "join", "blank", "move"),
  place: fc.nat(),
  other: fc.nat(),
});

/** Lines with a few of them lost, repeated, exchanged or damaged. */
export function changedLines(lines: readonly string[], maxLength = 3): Arbitrary<string[]> {
  return fc.array(change, { maxLength }).map((changes) => changes.reduce(apply, [...lines]));
}

function apply(lines: string[], { what, place, other }: Change): string[] {
  if (lines.length === 0) return lines;
  const [one, two] = [place % lines.length, other % lines.length];
  const line = lines[one]!;
  switch (what) {
    case "delete":
      return lines.toSpliced(one, 1);
    case "double":
      return lines.toSpliced(two, 0, line);
    case "swap":
      return lines.with(one, lines[two]!).with(two, line);
    case "halve":
      return lines.with(one, line.slice(0, Math.floor(line.length / 2)));
    case "join":
      return lines.toSpliced(one, 2, line + (lines[one + 1] ?? ""));
    case "blank":
      return lines.toSpliced(one, 0, "");
    case "move":
      return lines.toSpliced(one, 1).toSpliced(two, 0, line);
  }
}
