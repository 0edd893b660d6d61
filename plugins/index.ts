import type { Plugin } from "espalier";
import clip from "./clip/index.ts";
import coco from "./coco/index.ts";
import csv from "./csv/index.ts";
import emoji from "./emoji/index.ts";
import growclip from "./growclip/index.ts";
import growthBaselines from "./growth-baselines/index.ts";
import icons from "./icons/index.ts";
import imageFolder from "./image-folder/index.ts";
import language from "./language/index.ts";
import parquet from "./parquet/index.ts";
import replay from "./replay/index.ts";
import retrieval from "./retrieval/index.ts";
import scenes from "./scenes/index.ts";
import schedules from "./schedules/index.ts";
import script from "./script/index.ts";
import search from "./search/index.ts";
import searchOnly from "./search-only/index.ts";
import supernet from "./supernet/index.ts";
import tabular from "./tabular/index.ts";
import vision from "./vision/index.ts";
import webdataset from "./webdataset/index.ts";
import zeroCost from "./zero-cost/index.ts";
import zeroShot from "./zero-shot/index.ts";

/** Built-in plug-ins. Their modules are cheap to load. */
export const plugins: readonly Plugin[] = [
  clip,
  csv,
  coco,
  parquet,
  imageFolder,
  webdataset,
  growclip,
  growthBaselines,
  search,
  searchOnly,
  language,
  replay,
  schedules,
  emoji,
  icons,
  scenes,
  retrieval,
  zeroShot,
  zeroCost,
  supernet,
  tabular,
  script,
  vision,
];
