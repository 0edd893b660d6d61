import { definePlugin } from "espalier";
import { cell } from "./cell.ts";
import { noModel } from "./no-model.ts";
import { noStream } from "./no-stream.ts";
import { whole } from "./whole.ts";

export { noStream, noModel, cell, whole };

export default definePlugin({ name: "search-only", strategies: [noStream, noModel, cell, whole] });
