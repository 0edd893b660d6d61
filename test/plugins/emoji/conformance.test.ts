import { SearchSpace, trainableFamily } from "espalier";
import { clip } from "espalier/plugins/clip";
import emoji, { emojiStream, emojiTasks } from "espalier/plugins/emoji";
import { buildStrategy, describeDataStream, describeDownstreamTask } from "espalier/testing";
import { architecture } from "../growclip/tiny-clip.ts";

const services = emoji.services ?? [];
describeDataStream(emojiStream, [{ services }, { services, options: { steps: 3, imageSize: 16 } }]);

const space = new SearchSpace(
  "tiny",
  new Map(
    Object.entries(architecture().values).map(([name, value]) => [
      name,
      { type: "categorical", values: [value] },
    ]),
  ),
);
const stream = await buildStrategy(emojiStream, { services, options: { steps: 3, imageSize: 16 } });
const sizes = { imageSize: 16, patchSize: 16, contextLength: 12, headWidth: 4, vocabularySize: 2560 };
const family = trainableFamily(await buildStrategy(clip, { options: sizes }));

for (const task of emojiTasks) describeDownstreamTask(task, [{ services, family, stream, space }]);
