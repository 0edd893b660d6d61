import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DataStream, definePlugin, ExperimentFolder, strategy } from "espalier";
import { createPairStream, type Pair } from "espalier/image-text";
import { Type } from "typebox";

/** A right one: pairs from a file beside the experiment, as anybody's own data are. */
export default definePlugin({
  name: "own-data",
  strategies: [
    strategy(DataStream, {
      type: "own-data",
      summary: "Squares with the captions of a file.",
      options: Type.Object(
        { file: Type.String({ description: "From the experiment's folder." }) },
        { additionalProperties: false },
      ),
      inject: [ExperimentFolder],
      create({ file }, folder) {
        const captions = readFileSync(join(folder.path, file), "utf8").trim().split("\n");
        return createPairStream({
          steps: 1,
          stepNames: ["all"],
          imageSize: 16,
          examples: async (_, split) =>
            captions.map((text): Pair => ({
              id: `${split} ${text}`,
              group: text,
              captions: [{ text }],
              tags: [],
            })),
          picture: async () => ({ width: 16, height: 16, pixels: new Uint8Array(16 * 16 * 3) }),
        });
      },
    }),
  ],
});
