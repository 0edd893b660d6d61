import { definePlugin } from "espalier";
import { ICONIFY } from "./package.ts";
import { iconStream } from "./stream-strategy.ts";

export { iconStream };

/** Icons by many designers, as a stream of image-text pairs. */
export default definePlugin({ name: "icons", strategies: [iconStream], dataPackages: [ICONIFY] });
