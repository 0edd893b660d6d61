import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import yargs from "yargs";
import { hideBin } from "yargs/helpers";
import { printError } from "../src/cli/print/print-error.ts";
import { findInstallations } from "../src/tensor/install/cache-folder.ts";
import { engineEntrant, parseEngine, peerEntrants } from "./engine/entrants.ts";
import { load, machineList } from "./engine/machine.ts";
import { breakEvenSection, shapeSection, type ShapeOutcome } from "./engine/markdown.ts";
import { findPython } from "./engine/peers.ts";
import { isResult, race } from "./engine/race.ts";
import { parseShape, shapeName } from "./engine/shape.ts";
import { workersSection } from "./engine/workers.ts";

/*
 * Speed of the engines in training CLIP, with PyTorch in the same run; see BENCHMARKS.md. Markdown tables go to stdout,
 * progress to stderr.
 *
 *     npm run bench:engine                                                    everything; PyTorch if it is installed
 *     npm run bench:engine -- --peers                                         installs PyTorch first
 *     npm run bench:engine -- --shapes 64/128/4 --engines native:graph        part of it
 */

const list = <Item>(parse: (text: string) => Item) => ({
  string: true,
  coerce: (texts: string) => texts.split(",").map(parse),
});

const options = await yargs(hideBin(process.argv))
  .scriptName("npm run bench:engine --")
  .usage("$0 [options]")
  .option("shapes", {
    ...list(parseShape),
    default: "64/128/4,256/128/4,64/256/6,32/96/2",
    describe: "Pairs per batch / width / layers of each tower.",
  })
  .option("engines", {
    ...list(parseEngine),
    default: "native:graph,native:xla,native:eager,wasm:eager",
    describe: "Engines and modes; cpu:eager is also available.",
  })
  .option("rounds", { number: true, default: 6, describe: "Number of turns of each contender." })
  .option("seconds", { number: true, default: 0.5, describe: "Length of a turn." })
  .option("peers", { boolean: true, describe: "Install PyTorch into the cache; --no-peers omits it." })
  .option("python", { string: true, describe: "A Python with PyTorch." })
  .option("workers", { boolean: true, default: true, describe: "Also measure two processes at once." })
  .option("worker-shapes", {
    ...list(parseShape),
    default: "64/128/4,32/96/2",
    describe: "Shapes for two processes.",
  })
  .strict()
  .parseAsync();

const tell = (line: string) => console.error(line);
const loadBefore = load();
if (loadBefore > 1) tell(`The machine is busy (load ${loadBefore.toFixed(1)}): the figures are unreliable.`);
const scratch = mkdtempSync(join(tmpdir(), "espalier-bench-"));
try {
  const python = await findPython(options);
  const measured: ShapeOutcome[] = [];
  for (const shape of options.shapes) {
    const own = options.engines.map(([engine, mode]) => engineEntrant(engine, mode, shape));
    const peers = options.peers === false ? [] : peerEntrants(shape, python, scratch);
    tell(`\n${shapeName(shape)}`);
    measured.push({ shape, outcomes: await race([...own, ...peers], options, tell) });
  }
  const versions = measured.flatMap(({ outcomes }) =>
    outcomes.filter(isResult).flatMap((outcome) => outcome.versions),
  );
  const sections = [
    machineList(versions, loadBefore, "npm run bench:engine --"),
    ...measured.map(shapeSection),
    breakEvenSection(measured),
  ];
  if (options.workers && findInstallations().length > 0)
    sections.push(await workersSection(options.workerShapes, options));
  console.log(sections.join("\n\n"));
} catch (error) {
  printError(error);
} finally {
  rmSync(scratch, { recursive: true });
}
