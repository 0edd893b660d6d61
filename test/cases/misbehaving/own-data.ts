import { readFileSync } from "node:fs";
import { join } from "node:path";
import { definePlugin, ExperimentFolder, type Pair, PairStream, strategy } from "espalier";
import { Type } from "typebox";

/** A right one: pairs from a file beside the experiment, as anybody's own data are. */
export default definePlugin({
  name: "own-data",
  strategies: [
    strategy(PairStream, {
      type: "own-data",
      summary: "Squares with the captions of a file.",
      options: Type.Object(
        { file: Type.String({ description: "From the experiment's folder." }) },
        { additionalProperties: false },
      ),
      inject: [ExperimentFolder],
      create({ file }, folder) {
        const captions = readFileSync(join(folder.path, file), "utf8").trim().split("\n");
        return {
          steps: 1,
          stepNames: ["all"],
          imageSize: 16,
          pairs: async (_, split) =>
            captions.map((text): Pair => ({
              id: `${split} ${text}`,
              group: text,
              captions: [{ text }],
              tags: [],
            })),
          picture: async () => ({ width: 16, height: 16, pixels: new Uint8Array(16 * 16 * 3) }),
        };
      },
    }),
  ],
});
