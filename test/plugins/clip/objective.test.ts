import { SearchSpace } from "espalier";
import { RandomPairs } from "espalier/image-text";
import { contrastive } from "espalier/plugins/clip";
import { describeTrainingObjective } from "espalier/testing";
import { architecture, tinyClip } from "../growclip/tiny-clip.ts";

const space = new SearchSpace(
  "tiny",
  new Map(
    Object.entries(architecture().values).map(([name, value]) => [
      name,
      { type: "categorical", values: name === "image.depth" ? [1, 2] : [value] },
    ]),
  ),
);

describeTrainingObjective(contrastive, [{ family: await tinyClip(), stream: new RandomPairs(8), space }]);
