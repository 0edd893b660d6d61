import { definePlugin } from "espalier";
import { clip } from "./clip.ts";
import { contrastive } from "./contrastive.ts";

export { clip, contrastive };

/** CLIP with a shared encoder, and its training objective. */
export default definePlugin({ name: "clip", strategies: [clip, contrastive] });
