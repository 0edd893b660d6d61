import { definePlugin } from "espalier";
import { imageFolderStream } from "./image-folder-stream.ts";
import { imageFolderTask } from "./image-folder-task.ts";
import { startImageFolder } from "./start-image-folder.ts";

export { imageFolderStream, imageFolderTask };

/** Labelled pictures in a folder with a sub-folder for each class. */
export default definePlugin({
  name: "image-folder",
  strategies: [imageFolderStream, imageFolderTask],
  starters: [startImageFolder],
});
