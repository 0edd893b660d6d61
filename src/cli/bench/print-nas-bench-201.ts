import { mannWhitney } from "../../statistics/mann-whitney.ts";
import { mean } from "../../statistics/mean.ts";
import { standardDeviation } from "../../statistics/standard-deviation.ts";
import { meanInterval } from "../../statistics/student.ts";
import { registryWith } from "../registry-with.ts";
import { strategiesByName } from "./by-name.ts";
import { type Outcome, repeatSearch } from "./nas-bench-201.ts";
import { markdownTable } from "../../report/markdown-table.ts";
import { printMachine } from "./print-machine.ts";
import type { Protocol } from "./protocol.ts";
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
  print(
    markdownTable(
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
        outcome === first ? "" : showProbability(mannWhitney(outcome.accuracies, first!.accuracies)),
        (outcome.trials / runs).toFixed(1),
        outcome.seconds.toFixed(2),
        outcome.processorSeconds.toFixed(2),
      ]),
    ),
  );
  print(
    "\nMean test accuracy of the chosen cells; p by the one-sided test of Mann and Whitney; trials of one search; " +
      "seconds of all searches by the clock and of the processor.",
  );
}

function accuracyCells({ accuracies }: Outcome): string[] {
  const average = mean(accuracies).toFixed(3);
  if (accuracies.length < 2) return [average, "", ""];
  const interval = meanInterval(accuracies).map((end) => end.toFixed(3));
  return [average, standardDeviation(accuracies).toFixed(3), interval.join(" to ")];
}

function showProbability(probability: number): string {
  return probability < 1e-3 ? probability.toExponential(0) : probability.toFixed(3);
}
