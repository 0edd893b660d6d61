import type { AblationPlan, Change } from "../../ablation/plan.ts";
import { seedsNeeded, SIGNIFICANT } from "../../ablation/describe-contrast.ts";
import { ownValue } from "../../json/pointer.ts";
import { MOST_DIFFERENCES, smallestSignFlip } from "../../statistics/sign-flip.ts";
import { counted } from "../describe/show-number.ts";
import { shortened } from "../describe/shortened.ts";
import { print, printText } from "./output.ts";
import { printTable } from "./print-table.ts";

/** Largest number of characters of a value. */
const SHOWN = 60;

/** Prints the runs of an ablation, and what its statistics can show. @param done finished runs by the hash of their content. */
export function printAblationPlan(plan: AblationPlan, done: ReadonlyMap<string, string>): void {
  const { name, arms, seeds, cells, contrasts, scores } = plan;
  const contents = new Set(cells.map(({ content }) => content));
  const finished = [...contents].filter((content) => done.has(content)).length;
  print(
    `${name}: ${counted(arms.length, "arm")}, ${counted(seeds.length, "seed")}, ${counted(contents.size, "run")}, ${finished} finished`,
  );
  print();
  printTable(
    ["arm", "changes", "seeds to run"],
    arms.map((arm) => {
      const own = cells.filter((cell) => cell.arm === arm.name && !done.has(cell.content));
      return [
        arm.name,
        arm.changes.map(showChange).join("; ") || "none",
        own.map(({ seed }) => seed).join(" "),
      ];
    }),
  );
  print();
  const decisive = scores === null ? "the first score" : scores[0]!;
  printText(`contrasts, by ${decisive}: ${contrasts.map((both) => both.join(" - ")).join(", ")}`);
  printText(reachOf(seeds.length, contrasts.length));
}

/** The smallest p that a number of seeds can reach, in a sentence. */
function reachOf(seeds: number, contrasts: number): string {
  if (contrasts === 0) return "There is no contrast to test.";
  if (seeds > MOST_DIFFERENCES)
    return `The exact test takes at most ${MOST_DIFFERENCES} seeds: there will be no p.`;
  const smallest = Math.min(1, contrasts * smallestSignFlip(seeds));
  const claim = `With ${counted(seeds, "seed")} and ${counted(contrasts, "contrast")} the smallest p is ${smallest.toPrecision(2)}`;
  return smallest <= SIGNIFICANT
    ? `${claim}.`
    : `${claim}: no contrast can become significant. It takes ${seedsNeeded(contrasts)} seeds.`;
}

function showChange({ pointer, before, after }: Change): string {
  const [one, other] = [before, after].map((value) => ownValue(value, "type"));
  // A strategy in place of another: its options differ anyway.
  if (typeof one === "string" && typeof other === "string" && one !== other)
    return `${pointer}: ${one} -> ${other}`;
  return `${pointer}: ${show(before)} -> ${show(after)}`;
}

function show(value: unknown): string {
  return value === undefined ? "nothing" : shortened(JSON.stringify(value), SHOWN);
}
