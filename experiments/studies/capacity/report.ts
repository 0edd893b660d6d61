import { markdownTable } from "../../../src/report/markdown-table.ts";
import { mean } from "../../../src/statistics/mean.ts";
import { standardDeviation } from "../../../src/statistics/standard-deviation.ts";
import { meanInterval } from "../../../src/statistics/student.ts";
import {
  bySeed,
  differences,
  type Measure,
  recallAtLast,
  recallThen,
  scoreOf,
  sizesOf,
  stepsOf,
} from "./measures.ts";
import { LOOKS } from "./options.ts";
import { bestRate, type Results } from "./results.ts";
import { type Size, SIZES } from "./sizes.ts";

/** Tables of the finished runs. */
export function report(results: Results): string {
  const parts = [
    ["# Capacity on the scenes", setting(results)],
    ["## Sizes and their learning rates", sizesTable(results)],
    ["## Recall at 1 among a step's seen test pairs, after training on it", ...tablesOf(results, recallThen)],
    ["## Recall at 1 among the same pairs after the last step", ...tablesOf(results, recallAtLast)],
    ["## Tasks after the last step", tasksTable(results)],
    ["## Whether training had flattened", flatness(results)],
  ];
  return `${parts.flat().join("\n\n")}\n`;
}

function setting({ options, finals }: Results): string {
  const { updates, searchUpdates, seeds, set } = options;
  return [
    `Fixed models of ${options.file}, trained from scratch through all growth steps, ${updates} updates each;`,
    `seeds ${seeds.join(", ")}; ${finals.length} of ${seeds.length * options.sizes.length} trainings have finished.`,
    `Learning rates by search-validation loss after ${searchUpdates} updates a step, one seed, the same for all`,
    `sizes. ${set.length === 0 ? "No other changes." : `Changes: ${set.map((each) => `\`${each}\``).join(", ")}.`}`,
  ].join("\n");
}

/** Search-validation loss of each size at each learning rate, with the lowest one marked. */
function sizesTable(results: Results): string {
  const { options, searches } = results;
  const sizes = SIZES.filter((size) => searches.some((search) => search.size === size));
  const note = [
    "Search-validation loss at each learning rate, in nats. Minutes are wall time of one training with the best one,",
    "scoring included.",
  ].join("\n");
  const rows = sizes.map((size) => {
    const best = bestRate(options, searches, size);
    const cells = options.learningRates.map((rate) => {
      const loss = searches.find((search) => search.size === size && search.learningRate === rate)?.loss;
      if (loss === undefined) return "";
      return rate === best ? `**${loss.toFixed(3)}**` : loss.toFixed(3);
    });
    return [size.name, parametersOf(results, size), minutesOf(results, size), ...cells];
  });
  return `${note}\n\n${table(["size", "parameters", "minutes", ...options.learningRates.map(String)], rows)}`;
}

/** Scores of each size, and differences between sizes. */
function tablesOf(results: Results, measureOf: (step: number) => Measure): string[] {
  return [byStep(results, measureOf), differencesTable(results, measureOf)];
}

/** Mean and standard deviation over seeds, the noise floor of a rerun. */
function byStep(results: Results, measureOf: (step: number) => Measure): string {
  const steps = stepsOf(results);
  const rows = sizesOf(results).map((size) => [
    size.name,
    ...steps.map((step) => spread([...bySeed(results, size, measureOf(step)).values()])),
  ]);
  const note = "In %, mean of both directions: mean ± standard deviation of reruns with other seeds.";
  return `${note}\n\n${table(["size", ...steps.map((step) => `step ${step}`)], rows)}`;
}

function parametersOf({ finals }: Results, size: Size): string {
  return finals.find((final) => final.size === size)?.parameters.toLocaleString("en") ?? "";
}

function minutesOf({ finals }: Results, size: Size): string {
  const own = finals.filter((final) => final.size === size);
  return own.length === 0 ? "" : mean(own.map(({ minutes }) => minutes)).toFixed(1);
}

/** Differences of each size to the one before, and of the largest to the smallest. */
function differencesTable(results: Results, measureOf: (step: number) => Measure): string {
  const [steps, sizes] = [stepsOf(results), sizesOf(results)];
  const pairs = sizes.slice(1).map((size, before) => [size, sizes[before] as Size] as const);
  const [smallest, largest] = [sizes[0], sizes.at(-1)];
  const ends = sizes.length > 2 ? [[largest as Size, smallest as Size] as const] : [];
  const rows = [...pairs, ...ends].map(([one, other]) => [
    `${one.name} over ${other.name}`,
    ...steps.map((step) => between(differences(results, one, other, measureOf(step)))),
  ]);
  const note = "In points, with 95 % intervals (Student's t over seeds; both sizes saw the same batches).";
  return `${note}\n\n${table(["", ...steps.map((step) => `step ${step}`)], rows)}`;
}

function tasksTable(results: Results): string {
  const first = results.finals[0]?.scores.at(-1) ?? [];
  const names = first.filter(({ ofStep }) => ofStep === undefined).map(({ name }) => name);
  const sizes = sizesOf(results);
  const rows = names.map((name) => {
    const baselines = first.find((score) => score.name === name)?.baselines ?? {};
    const beside = [baselines["chance"], baselines["bag of colours"]].map((value) => percent(value));
    const measure: Measure = scoreOf(name);
    return [name, ...beside, ...sizes.map((size) => spread([...bySeed(results, size, measure).values()]))];
  });
  return table(["score, %", "chance", "bag of colours", ...sizes.map(({ name }) => name)], rows);
}

/** Decrease of the search-validation loss in the last quarter of the last step. */
function flatness(results: Results): string {
  const rows = sizesOf(results).map((size) => {
    const own = results.finals.filter((final) => final.size === size);
    const last = mean(own.map(({ losses }) => losses.at(-1) ?? Number.NaN));
    const earlier = mean(own.map(({ losses }) => losses.at(-1 - LOOKS / 4) ?? Number.NaN));
    return [size.name, last.toFixed(3), (earlier - last).toFixed(3)];
  });
  return table(["size", "search-validation loss, nats", "fell in the last quarter by"], rows);
}

function spread(values: readonly number[]): string {
  if (values.length === 0) return "";
  const deviation = standardDeviation(values);
  return Number.isNaN(deviation) ? percent(mean(values)) : `${percent(mean(values))} ± ${percent(deviation)}`;
}

function between(values: readonly number[]): string {
  if (values.length === 0) return "";
  const centre = percent(mean(values));
  return values.length < 2 ? centre : `${centre} (${meanInterval(values).map(percent).join(" to ")})`;
}

function percent(share: number | undefined): string {
  return share === undefined ? "" : (100 * share).toFixed(1);
}

function table(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return "Nothing has finished yet.";
  return markdownTable(headings, rows);
}
