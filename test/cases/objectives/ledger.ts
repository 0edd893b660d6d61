import { definePlugin, Evaluator, strategy } from "espalier";
import { Type } from "typebox";

const ledger = strategy(Evaluator, {
  type: "ledger",
  summary: "Looks figures up in a formula of the two widths, and at the clock.",
  options: Type.Object(
    {
      useless: Type.Enum(["nothing", "objective", "other", "all"], {
        default: "nothing",
        description: "What is no number where both widths are 16.",
      }),
    },
    { additionalProperties: false },
  ),
  inject: [],
  create: ({ useless }) => ({
    measures: [
      {
        measurement: "accuracy",
        direction: "maximize",
        unit: "share",
        description: "Grows with the widths.",
      },
      { measurement: "widths", direction: "maximize", unit: "", description: "Sum of the widths." },
      { measurement: "seconds", direction: "minimize", unit: "s", description: "Time of day.", varies: true },
      { measurement: "mood", direction: "minimize", unit: "", description: "Of no importance." },
    ],
    updates: 0,
    async measure({ architecture }) {
      const [image, text] = [architecture.number("image.width"), architecture.number("text.width")];
      const spoilt = image === 16 && text === 16 ? useless : "nothing";
      if (spoilt === "all") return undefined as never;
      return {
        accuracy: spoilt === "objective" ? Number.NaN : 1 - 4 / image - 2 / text,
        widths: image + text,
        seconds: performance.timeOrigin + performance.now(),
        mood: spoilt === "other" ? Infinity : 0,
      };
    },
  }),
});

export default definePlugin({ name: "ledger", strategies: [ledger] });
