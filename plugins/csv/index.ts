import { definePlugin } from "espalier";
import { csv } from "./csv.ts";
import { startCsv } from "./start-csv.ts";

export { csv };

/** Pictures and captions that a CSV file lists. */
export default definePlugin({ name: "csv", strategies: [csv], starters: [startCsv] });
