import { definePlugin } from "espalier";
import { startWebdataset } from "./start-webdataset.ts";
import { webdataset } from "./webdataset.ts";

export { webdataset };

/** Pairs in tar shards, as the Python package webdataset writes them. */
export default definePlugin({ name: "webdataset", strategies: [webdataset], starters: [startWebdataset] });
