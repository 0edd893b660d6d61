import { definePlugin } from "espalier";
import { IconLibrary } from "./library.ts";
import { ICONIFY } from "./package.ts";
import { iconStream } from "./stream-strategy.ts";
import { iconTasks } from "./task-strategies.ts";

export { iconStream, iconTasks };

/** Icons by many designers: a stream of image-text pairs, and zero-shot tasks on sets that it leaves out. */
export default definePlugin({
  name: "icons",
  strategies: [iconStream, ...iconTasks],
  dataPackages: [ICONIFY],
  services: [{ token: IconLibrary, create: () => IconLibrary.open() }],
});
