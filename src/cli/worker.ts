import { plugins } from "../../plugins/index.ts";
import type { Opening } from "../run/workers/messages.ts";
import { serveTrials } from "../run/workers/serve-trials.ts";
import { guardProcess } from "./guard-process.ts";

// The entry point of the worker processes that a run with several of them starts.
guardProcess();
await serveTrials(JSON.parse(process.argv[2] as string) as Opening, plugins);
