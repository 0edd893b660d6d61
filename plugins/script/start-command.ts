import { starter } from "espalier";
import { parseDimensions } from "./parse-dimensions.ts";

/** A search whose candidates the user's own program trains. */
export const startCommand = starter({
  name: "command",
  summary: "A search that trains each candidate by a command of yours, in any language.",
  questions: {
    command: { message: "Command that reads a candidate as JSON and prints measurements as JSON" },
    space: { message: "Dimensions, such as layers=1..6 width=32,64,128 activation=relu,gelu" },
    measurement: { message: "Printed measurement to improve", default: "accuracy" },
    better: { message: "Better values of the measurement", default: "maximize" },
    candidates: { message: "Candidates that the search may train", default: "20" },
  },
  async begin(ask) {
    const command = await ask.text("command");
    const space = await ask.text("space", (text) => {
      const parsed = parseDimensions(text);
      return typeof parsed === "string" ? parsed : undefined;
    });
    const measurement = await ask.text("measurement", (name) =>
      /^[^\s<>=]+$/.test(name) ? undefined : "must have no spaces and none of < > =",
    );
    return {
      description: `A search among candidates that \`${command}\` trains.`,
      searchSpace: { dimensions: parseDimensions(space) },
      search: {
        strategy: "regularized-evolution",
        trials: await ask.count("candidates"),
        evaluator: {
          type: "script",
          command,
          measurements: [{ measurement, direction: await ask.choice("better", ["maximize", "minimize"]) }],
        },
        selection: "best",
      },
    };
  },
});
