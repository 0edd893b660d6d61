import { SearchSpace, trainableFamily } from "espalier";
import { clip } from "espalier/plugins/clip";
import { retrieval } from "espalier/plugins/retrieval";
import { scenesStream, scenesTasks } from "espalier/plugins/scenes";
import { buildStrategy, describeDataStream, describeDownstreamTask } from "espalier/testing";
import { architecture } from "../growclip/tiny-clip.ts";

describeDataStream(scenesStream, [{}, { options: { steps: 2, seed: 7 } }]);

const space = new SearchSpace(
  "tiny",
  new Map(
    Object.entries(architecture().values).map(([name, value]) => [
      name,
      { type: "categorical", values: [value] },
    ]),
  ),
);
const stream = await buildStrategy(scenesStream, {
  options: { imageSize: 16, pairs: 16, factor: 1, testPairs: 32 },
});
const sizes = { imageSize: 16, patchSize: 8, contextLength: 24, headWidth: 4, vocabularySize: 128 };
const family = trainableFamily(await buildStrategy(clip, { options: sizes }));

for (const task of [...scenesTasks, retrieval]) describeDownstreamTask(task, [{ family, stream, space }]);
describeDownstreamTask(retrieval, [
  { options: { tag: "seen", future: false }, family, stream, space },
  { options: { captions: "five", together: true }, family, stream, space },
]);
