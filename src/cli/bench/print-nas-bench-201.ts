import { registryWith } from "../registry-with.ts";
import { strategiesByName } from "./by-name.ts";
import { type Outcome, repeatSearch } from "./nas-bench-201.ts";
import { printMachine, printMarkdown } from "./print-markdown.ts";
import type { Protocol } from "./protocol.ts";
import { probabilityOfChance, summarise } from "./statistics.ts";
import { print, printNote } from "../print/output.ts";

/** Repeats searches and prints what was found, a row for each strategy. @param named default: all strategies. */
export async function printNasBench201(
  named: readonly string[] | undefined,
  protocol: Protocol,
): Promise<void> {
  const { runs, seconds, dataset } = protocol;
  const strategies = named ?? strategiesByName(await registryWith([]));
  const outcomes: Outcome[] = [];
  for (const strategy of strategies) {
    printNote(`${runs} searches by ${strategy}`);
    outcomes.push(await repeatSearch(strategy, protocol));
  }
  print(`${runs} searches each, ${seconds} simulated seconds, ${dataset}.\n`);
  printMachine();
  const [first] = outcomes;
  printMarkdown(
    [
      "strategy",
      "mean, %",
      "deviation",
      "95 % interval of the mean",
      `p above ${strategies[0]}`,
      "trials",
      "s",
      "CPU s",
    ],
    outcomes.map((outcome, place) => [
      `\`${strategies[place]}\``,
      ...accuracyCells(outcome),
      outcome === first ? "" : showProbability(probabilityOfChance(outcome.accuracies, first!.accuracies)),
      (outcome.trials / runs).toFixed(1),
      outcome.seconds.toFixed(2),
      outcome.processorSeconds.toFixed(2),
    ]),
  );
  print(
    "\nMean test accuracy of the chosen cells; p by the one-sided test of Mann and Whitney; trials of one search; " +
      "seconds of all searches by the clock and of the processor.",
  );
}

function accuracyCells({ accuracies }: Outcome): string[] {
  const { mean, deviation, interval } = summarise(accuracies);
  return [mean.toFixed(3), deviation.toFixed(3), interval.map((end) => end.toFixed(3)).join(" to ")];
}

function showProbability(probability: number): string {
  return probability < 1e-3 ? probability.toExponential(0) : probability.toFixed(3);
}
