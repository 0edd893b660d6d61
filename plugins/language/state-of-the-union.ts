import { DataStream, strategy } from "espalier";
import { Type } from "typebox";
import { passageBytes } from "./stream-options.ts";

export const stateOfTheUnion = strategy(DataStream, {
  type: "state-of-the-union",
  summary: "The annual addresses of the presidents of the United States, 1790 to 2021, in order of time.",
  options: Type.Object(
    {
      steps: Type.Integer({
        minimum: 1,
        maximum: 7,
        default: 5,
        description: "Growth steps; each brings about twice the bytes of the one before.",
      }),
      passageBytes,
    },
    { additionalProperties: false },
  ),
  inject: [],
  create: async ({ steps, passageBytes }) => {
    const { readAddresses } = await import("./addresses.ts");
    const { doublingYears } = await import("./doubling-years.ts");
    const { TextStream } = await import("./text-stream.ts");
    return new TextStream(doublingYears(await readAddresses(), steps), passageBytes);
  },
});
