import { definePlugin } from "espalier";
import { coco } from "./coco.ts";
import { startCoco } from "./start-coco.ts";

export { coco };

/** Pictures with several captions each, as COCO and Flickr30K list them. */
export default definePlugin({ name: "coco", strategies: [coco], starters: [startCoco] });
