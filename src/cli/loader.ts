import { parentPort, workerData } from "node:worker_threads";
import { plugins } from "../../plugins/index.ts";
import type { LoaderSetup } from "../run/loaders/messages.ts";
import { serveBatches } from "../run/loaders/serve-batches.ts";

// Entry point of the threads that assemble training batches.
await serveBatches(workerData as LoaderSetup, plugins, parentPort!);
