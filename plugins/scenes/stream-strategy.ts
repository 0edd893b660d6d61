import { DataStream, strategy } from "espalier";
import { ScenesStream } from "./scenes-stream.ts";
import { scenesOptions } from "./stream-options.ts";

export const scenesStream = strategy(DataStream, {
  type: "scenes",
  summary: "Generated scenes with captions, of any number, harder with every growth step.",
  paper:
    "After ShapeWorld (Kuhnle and Copestake 2017, arXiv 1704.04517) and CLEVR (Johnson et al. 2017, arXiv 1612.06890).",
  options: scenesOptions,
  inject: [],
  create: (options) => new ScenesStream(options),
});
