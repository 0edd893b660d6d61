import { plugins } from "../../plugins/index.ts";
import { beginWork, watchForEarlyEnd } from "../process/early-end.ts";
import type { WorkerSetup } from "../run/workers/messages.ts";
import { serveTrials } from "../run/workers/serve-trials.ts";
import { outliveReaders } from "./print/output.ts";
import { printError } from "./print/print-error.ts";

// The entry point of the worker processes that a run with several of them starts.
const setup = JSON.parse(process.argv[2] as string) as WorkerSetup;
outliveReaders();
watchForEarlyEnd(printError);
beginWork(`a worker of ${setup.run}`);
await serveTrials(setup, plugins);
