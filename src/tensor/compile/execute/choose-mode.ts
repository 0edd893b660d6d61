import { findNodeBackend } from "../../backend/node-backend.ts";
import type { Mode } from "./compiled-step.ts";

/** Number of runs from which compiling a graph pays off, measured by `npm run bench:engine`. */
const GRAPH_FROM_RUNS = 8;

/** The mode that completes a number of runs first on the open engine. */
export function chooseMode(requested: Mode | "auto", runs: number): Mode {
  if (findNodeBackend() === undefined) return "eager";
  if (requested !== "auto") return requested;
  return runs < GRAPH_FROM_RUNS ? "eager" : "graph";
}
