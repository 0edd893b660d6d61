import { spawnSync } from "node:child_process";
import { findDistribution } from "../../src/tensor/install/wheels.ts";

/** Whether there is an engine for this machine, and npm's registry can be reached to fetch it. */
export const isOnline: boolean =
  findDistribution(false) !== undefined &&
  spawnSync("npm", ["view", "@tensorflow/tfjs-node-gpu@4.22.0", "name"]).status === 0;
