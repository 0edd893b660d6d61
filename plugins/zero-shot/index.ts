import { definePlugin } from "espalier";
import { zeroShot } from "./zero-shot.ts";

export { zeroShot };

/** Zero-shot classification by the labels of any stream of image-text pairs. */
export default definePlugin({ name: "zero-shot", strategies: [zeroShot] });
