import { definePlugin } from "espalier";
import { bert2bert, copyAndPerturb, net2wider } from "./copied-units.ts";
import { sharedStacking } from "./shared-stacking.ts";
import { interleaving, stacking } from "./stacking.ts";
import { zeroPadding } from "./zero-padding.ts";

export { bert2bert, copyAndPerturb, interleaving, net2wider, sharedStacking, stacking, zeroPadding };

/** Growth operators of the literature that change the function, to compare with those of growclip. */
export default definePlugin({
  name: "growth-baselines",
  strategies: [stacking, interleaving, sharedStacking, net2wider, bert2bert, zeroPadding, copyAndPerturb],
});
