import { definePlugin } from "espalier";
import { parquet } from "./parquet.ts";
import { startParquet } from "./start-parquet.ts";

export { parquet };

/** Pictures and captions in Parquet files. */
export default definePlugin({ name: "parquet", strategies: [parquet], starters: [startParquet] });
