import { plugins } from "../../plugins/index.ts";
import { beginWork, watchForEarlyEnd } from "../process/early-end.ts";
import type { WorkerSetup } from "../run/workers/messages.ts";
import { serveTrials } from "../run/workers/serve-trials.ts";
import { outliveReaders } from "./print/output.ts";
import { printError } from "./print/print-error.ts";

// Entry point of the worker processes that measure trials of a run.
const setup = JSON.parse(process.argv[2] as string) as WorkerSetup;
outliveReaders();
watchForEarlyEnd(printError);
beginWork(`a worker of ${setup.run}`);
await serveTrials(setup, plugins);
