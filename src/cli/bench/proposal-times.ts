import type { Architecture } from "../../architecture/architecture.ts";
import { RunContainer } from "../../plugin/run-container.ts";
import type { Registry } from "../../plugin/registry.ts";
import { Random } from "../../random/random.ts";
import type { Objectives } from "../../search/objective.ts";
import { SearchStrategy } from "../../search/search-strategy.ts";
import type { Trial } from "../../search/trial.ts";
import type { Dimension } from "../../space/dimension.ts";
import { SearchSpace } from "../../space/search-space.ts";
import { median } from "../../statistics/median.ts";

const values = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"];

/** 5 dimensions, 100,000 architectures. */
const space = new SearchSpace(
  "benchmark",
  new Map<string, Dimension>([
    ["depth", { type: "integer", low: 1, high: 10, step: 1 }],
    ["width", { type: "integer", low: 16, high: 160, step: 16 }],
    ["ratio", { type: "integer", low: 1, high: 10, step: 1 }],
    ["activation", { type: "categorical", values }],
    ["norm", { type: "categorical", values }],
  ]),
);

const objectives: Objectives = [
  { measurement: "loss", direction: "minimize", unit: "" },
  { measurement: "cost", direction: "minimize", unit: "" },
];

/** How often a time is taken, and after how many proposals that are not timed. */
const TIMED = 31;
const WARM_UP = 5;

/** Seconds after which a slow strategy is not asked again. */
const PATIENCE = 5;

/**
 * Milliseconds from asking a strategy to having told what its proposal is worth, in memory, the median of some around
 * the given trial of a search.
 * @param reference name or configuration of a search strategy.
 * @param history the trials before; random ones.
 */
export async function millisecondsAt(
  registry: Registry,
  reference: string,
  history: number,
): Promise<number> {
  const container = new RunContainer(registry);
  try {
    const strategy = await container.build(SearchStrategy, reference);
    const trials = randomTrials(history - WARM_UP);
    const times: number[] = [];
    const patience = performance.now() + 1000 * PATIENCE;
    for (
      let asked = 0;
      asked < WARM_UP + TIMED && (times.length === 0 || performance.now() < patience);
      asked++
    ) {
      const start = performance.now();
      tell(trials, strategy);
      if (asked >= WARM_UP) times.push(performance.now() - start);
    }
    return median(times);
  } finally {
    await container.close();
  }
}

function tell(trials: Trial[], strategy: SearchStrategy): void {
  const random = new Random(1).fork("trial", trials.length);
  const proposal = strategy.propose({ space, trials, random, objectives });
  if (proposal !== undefined) trials.push(measured(trials.length, proposal.architecture));
}

/** Different ones, as a strategy would propose them. */
function randomTrials(count: number): Trial[] {
  const places = new Random(2).sample([...Array(space.gridSize).keys()], count);
  return places.map((place, number) => measured(number, space.at(place) as Architecture));
}

function measured(number: number, architecture: Architecture): Trial {
  const loss =
    Math.abs(architecture.number("depth") - 7) +
    Math.abs(architecture.number("width") / 16 - 4) +
    values.indexOf(architecture.get("activation") as string);
  const cost = architecture.number("depth") * architecture.number("width") * architecture.number("ratio");
  return { number, architecture, status: "completed", budget: 1, measurements: { loss, cost }, notes: {} };
}
