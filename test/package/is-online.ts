import { spawnSync } from "node:child_process";
import { findDistribution } from "../../src/tensor/install/wheels.ts";
import { isThere } from "../required.ts";

/** Whether there is an engine for this machine, and npm's registry can be reached to fetch it. */
export const isOnline: boolean = isThere(
  "npm's registry, or an engine for this platform,",
  findDistribution(false) !== undefined &&
    spawnSync("npm", ["view", "@tensorflow/tfjs-node-gpu@4.22.0", "name"]).status === 0,
);
