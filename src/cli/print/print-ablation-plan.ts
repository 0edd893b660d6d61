import type { CheckedArm } from "../../ablation/check-arms.ts";
import { equalCompute } from "../../ablation/equal-compute.ts";
import type { AblationPlan, Change } from "../../ablation/plan.ts";
import { seedsNeeded, SIGNIFICANT } from "../../ablation/describe-contrast.ts";
import { ownValue } from "../../json/pointer.ts";
import { MOST_DIFFERENCES, smallestSignFlip } from "../../statistics/sign-flip.ts";
import type { Range } from "../../run/plan/plan.ts";
import { shortNumber } from "../../short-number.ts";
import { counted } from "../../counted.ts";
import { showSeconds } from "../describe/show-number.ts";
import { shortened } from "../describe/shortened.ts";
import { print, printText } from "./output.ts";
import { printTable } from "./print-table.ts";

/** Largest number of characters of a value. */
const SHOWN = 60;

/** A plan, and what it will take. */
interface PlanToShow {
  readonly plan: AblationPlan;
  /** In the plan's order, with their compute. */
  readonly arms: readonly CheckedArm[];
  /** Folders of finished runs by the hash of their cells. */
  readonly done: ReadonlyMap<string, string>;
  /** Number of runs at the same time. */
  readonly atOnce: number;
  /** Shortest and longest time of a run. */
  readonly seconds: Range;
  /** Whether finished runs took that long. */
  readonly isMeasured: boolean;
}

/** Prints the runs of an ablation, what they take, and what its statistics can show. */
export function printAblationPlan(shown: PlanToShow): void {
  const { plan, arms, done } = shown;
  const { name, seeds, cells, contrasts, scores } = plan;
  const contents = new Set(cells.map(({ content }) => content));
  const finished = [...contents].filter((content) => done.has(content)).length;
  print(
    `${name}: ${counted(arms.length, "arm")}, ${counted(seeds.length, "seed")}, ${counted(contents.size, "run")}, ${finished} finished`,
  );
  print();
  printTable(
    ["arm", "changes", "seeds to run", "FLOPs of a run", "equal to the baseline in"],
    arms.map((arm) => {
      const own = cells.filter((cell) => cell.arm === arm.name && !done.has(cell.content));
      return [
        arm.name,
        arm.changes.map(showChange).join("; ") || "none",
        own.map(({ seed }) => seed).join(" "),
        arm.flops === undefined ? "" : [...new Set(arm.flops.map((one) => shortNumber(one)))].join(" to "),
        arm.name === plan.baseline ? "" : equalCompute(arm, arms[0]!, plan),
      ];
    }),
  );
  const guidance = describeGuidance(plan);
  if (guidance !== undefined) printText(guidance);
  printText(describeTime(shown, contents.size - finished));
  print();
  const decisive = scores === null ? "the first score" : scores[0]!;
  if (contrasts.length > 0)
    printText(`contrasts, by ${decisive}: ${contrasts.map((both) => both.join(" - ")).join(", ")}`);
  printText(reachOf(seeds.length, contrasts.length));
}

/** Time of all runs in a sentence. */
function describeTime({ seconds, isMeasured, atOnce }: PlanToShow, runs: number): string {
  const range = (factor: number) =>
    [...new Set(seconds.map((one) => showSeconds(factor * one)))].join(" to ");
  const source = isMeasured ? "measured" : "estimated, without scoring";
  return `Time of a run: ${range(1)} (${source}). Of ${counted(runs, "run")}, ${atOnce} at a time: ${range(runs / atOnce)}.`;
}

/** Properties that arms take from the baseline's runs, in a sentence. */
function describeGuidance({ hold, after }: AblationPlan): string | undefined {
  const parts = [
    ...(after === null
      ? []
      : [`begin with the first ${after === 1 ? "growth step" : `${after} growth steps`}`]),
    ...(hold === "path" ? ["follow the growth path"] : []),
    ...(hold === "size" ? ["have about the sizes"] : []),
  ];
  return parts.length === 0
    ? undefined
    : `The other arms ${parts.join(" and ")} of the baseline's run of the same seed.`;
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
  // A strategy in place of another: the options of the old one say nothing.
  if (typeof one === "string" && typeof other === "string" && one !== other)
    return `${pointer}: ${one} -> ${showStrategy(after)}`;
  return `${pointer}: ${show(before)} -> ${show(after)}`;
}

/** `momentum` or `momentum {"mode":"mix"}`. */
function showStrategy(strategy: unknown): string {
  const { type, ...options } = strategy as Readonly<Record<string, unknown>>;
  return Object.keys(options).length === 0 ? String(type) : `${String(type)} ${show(options)}`;
}

function show(value: unknown): string {
  return value === undefined ? "nothing" : shortened(JSON.stringify(value), SHOWN);
}
