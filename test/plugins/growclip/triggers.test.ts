import { expect, test } from "vitest";
import { growthStrategy } from "./strategies.ts";

const history = (...losses: readonly number[][]) =>
  losses.map((validationLosses, index) => ({ step: index + 1, validationLosses }));

test("every step fires, never does not", async () => {
  expect((await growthStrategy("every-step")).fires(history([]))).toMatchObject({ fires: true });
  expect((await growthStrategy("never")).fires(history([]))).toMatchObject({ fires: false });
});

test.each([
  [
    "falling",
    [4, 3, 2.9, 2.8],
    {
      fires: false,
      reason: "the validation loss fell by 6.7 % over the last 3 measurements, tolerance 1.0 %",
    },
  ],
  [
    "flat",
    [4, 3, 2.99, 2.98],
    {
      fires: true,
      reason: "the validation loss fell by 0.7 % over the last 3 measurements, tolerance 1.0 %",
    },
  ],
  [
    "rising",
    [3, 3.1, 3.2],
    {
      fires: true,
      reason: "the validation loss rose by 3.3 % over the last 3 measurements, tolerance 1.0 %",
    },
  ],
  [
    "noisy",
    [3, 2.5, 3],
    {
      fires: false,
      reason: "the validation loss fell by 16.7 % over the last 3 measurements, tolerance 1.0 %",
    },
  ],
  [
    "zero",
    [0, 0, 0],
    {
      fires: true,
      reason: "the validation loss fell by 0.0 % over the last 3 measurements, tolerance 1.0 %",
    },
  ],
  ["short", [3, 3], { fires: false, reason: "2 of the 3 measurements needed" }],
])("plateau: a %s loss", async (_, losses, answer) => {
  const plateau = await growthStrategy("plateau");
  expect(plateau.fires(history([1, 1, 1], losses))).toEqual(answer);
});
