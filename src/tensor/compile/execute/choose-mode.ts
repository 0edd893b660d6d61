import { findNodeBackend } from "../../backend/node-backend.ts";
import type { Mode } from "./compiled-step.ts";

/** From how many runs on a graph has paid for itself, as `npm run bench:engine` measures it. */
const GRAPH_FROM_RUNS = 8;

/** The mode that is ready soonest after a number of runs, on the engine that is open. */
export function chooseMode(requested: Mode | "auto", runs: number): Mode {
  if (findNodeBackend() === undefined) return "eager";
  if (requested !== "auto") return requested;
  return runs < GRAPH_FROM_RUNS ? "eager" : "graph";
}
