import type { AblationResults } from "../../ablation/ablation-results.ts";
import { runsOf } from "../../ablation/arm-results.ts";
import { compareArms, exploreContrasts, otherContrasts } from "../../ablation/compare-arms.ts";
import { findingsOf, limitsOf } from "../../ablation/findings.ts";
import { withMeans } from "../../ablation/mean-results.ts";
import { provenanceOf } from "../../ablation/provenance.ts";
import { ablationCsv } from "../../report/ablation-csv.ts";
import { ablationJson } from "../../report/ablation-json.ts";
import { markdownTable } from "../../report/markdown-table.ts";
import { type AblationTable, armTable, baselineTable, contrastTable } from "./ablation-tables.ts";
import { matrixTables } from "./matrix-tables.ts";
import { print, printDocument, printJson, printText } from "./output.ts";
import { overTasksTables } from "./over-tasks-tables.ts";
import { rankTable } from "./rank-table.ts";
import { printTable } from "./print-table.ts";

/** How an ablation is printed; by default for the terminal. */
interface Format {
  readonly json: boolean;
  readonly csv: boolean;
  readonly markdown: boolean;
}

/**
 * Prints arms, contrasts and failures of an ablation.
 * @throws EspalierError if the scores of a mean over tasks cannot be averaged.
 */
export function printAblation(ablation: AblationResults, { json, csv, markdown }: Format): void {
  const { plan } = ablation;
  const known = { ...ablation, results: withMeans(plan.means, ablation.results) };
  if (json) return printJson(ablationJson(known));
  if (csv) return printDocument(ablationCsv(plan, known.results));
  for (const table of tablesOf(known)) if (table.rows.length > 0) printOne(table, markdown);
  for (const sentence of sentencesOf(known)) {
    if (markdown) print(`- ${sentence}`);
    else printText(sentence);
  }
  print(markdown ? `\n${originOf(known)}` : `\n${ablation.folder}`);
}

function tablesOf({ plan, results }: AblationResults): readonly AblationTable[] {
  const others = otherContrasts(plan);
  return [
    armTable(plan, results),
    baselineTable(plan, results),
    contrastTable(results, compareArms(plan, results), true),
    ...overTasksTables(plan, results, plan.contrasts, true),
    {
      title: "Exploratory: contrasts that the file does not name",
      ...contrastTable(results, exploreContrasts(others, plan, results), false),
    },
    ...overTasksTables(plan, results, others, false),
    ...matrixTables(plan, results),
    rankTable(plan, results),
  ];
}

function printOne({ title, headings, rows, keys = 1 }: AblationTable, markdown: boolean): void {
  if (markdown) {
    if (title !== undefined) print(`${title}\n`);
    print(markdownTable(headings, rows));
  } else {
    if (title !== undefined) printText(title);
    printTable(headings, rows, { keys });
  }
  print();
}

/** Sentences about the contrasts, and about all that limits the comparison. */
function sentencesOf({ plan, results, failures }: AblationResults): readonly string[] {
  return [
    ...findingsOf(plan, results),
    ...limitsOf(plan, results),
    ...plan.cells.flatMap(({ arm, seed, content }) =>
      content in failures ? [`${arm}, seed ${seed} has failed: ${failures[content]}`] : [],
    ),
  ];
}

/** Seeds, engine, versions, dates and commit in a sentence. */
function originOf({ plan, results }: AblationResults): string {
  const { engines, espalier, node, tfjs, commits, finished } = provenanceOf(runsOf(results));
  const facts = [
    [plan.seeds.length === 1 ? "Seed" : "Seeds", plan.seeds.map(String)],
    ["engine", engines],
    ["Espalier", espalier],
    ["Node", node],
    ["TensorFlow.js", tfjs],
    ["commit", commits],
  ] as const;
  const dates = [...new Set(finished.map((time) => time.slice(0, 10)))];
  const known = facts.filter(([, values]) => values.length > 0);
  const runs = dates.length === 0 ? "no run has finished" : `runs of ${dates.join(" to ")}`;
  return `${known.map(([name, values]) => `${name} ${values.join(", ")}`).join("; ")}; ${runs}.`;
}
