import { definePlugin } from "espalier";
import { depth } from "./depth.ts";
import { dynamic } from "./dynamic.ts";
import { fixed } from "./fixed.ts";
import { copy, scratch } from "./inheritances.ts";
import { momentum } from "./momentum.ts";
import { plateau } from "./plateau.ts";
import { schedule } from "./schedule.ts";
import { sharedEncoder } from "./shared-encoder.ts";
import { sized } from "./sized.ts";
import { everyStep, never } from "./triggers.ts";
import { width } from "./width.ts";

export {
  dynamic,
  fixed,
  schedule,
  sized,
  depth,
  width,
  sharedEncoder,
  momentum,
  copy,
  scratch,
  everyStep,
  plateau,
  never,
};

/** The ideas of GrowCLIP, each with its baselines. */
export default definePlugin({
  name: "growclip",
  strategies: [
    dynamic,
    fixed,
    schedule,
    sized,
    depth,
    width,
    sharedEncoder,
    momentum,
    copy,
    scratch,
    everyStep,
    plateau,
    never,
  ],
});
