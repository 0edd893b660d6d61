import { definePlugin } from "espalier";
import { clip } from "./clip.ts";

/** CLIP with a shared encoder, and its training objective. */
export default definePlugin({ name: "clip", strategies: [clip] });
