import { plugins } from "../../plugins/index.ts";
import { beginWork, watchForEarlyEnd } from "../process/early-end.ts";
import type { Opening } from "../run/workers/messages.ts";
import { serveTrials } from "../run/workers/serve-trials.ts";
import { outliveReaders } from "./output.ts";
import { printError } from "./print-error.ts";

// The entry point of the worker processes that a run with several of them starts.
const opening = JSON.parse(process.argv[2] as string) as Opening;
outliveReaders();
watchForEarlyEnd(printError);
beginWork(`a worker of ${opening.run}`);
await serveTrials(opening, plugins);
