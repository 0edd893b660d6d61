import { trainableFamily } from "espalier";
import { clip } from "espalier/plugins/clip";
import emoji, { emojiStream, emojiTasks } from "espalier/plugins/emoji";
import { buildStrategy, describeDataStream, describeDownstreamTask } from "espalier/testing";
import { tinySpace } from "../growclip/tiny-clip.ts";

const services = emoji.services ?? [];
describeDataStream(emojiStream, [{ services }, { services, options: { steps: 3, imageSize: 16 } }]);

const stream = await buildStrategy(emojiStream, { services, options: { steps: 3, imageSize: 16 } });
const sizes = { imageSize: 16, patchSize: 16, contextLength: 12, headWidth: 4, vocabularySize: 2560 };
const family = trainableFamily(await buildStrategy(clip, { options: sizes }));

// All tasks are one class with a table; those of a few pictures take seconds, the others minutes.
const small = emojiTasks.filter(({ definition }) => definition.type === "emoji-animal");
for (const task of small) describeDownstreamTask(task, [{ services, family, stream, space: tinySpace() }]);
