import { expect, test } from "vitest";
import { growthStrategy } from "./strategies.ts";

const history = (...losses: readonly number[][]) =>
  losses.map((validationLosses, index) => ({ step: index + 1, validationLosses }));

test("every step fires, never does not", async () => {
  expect((await growthStrategy("every-step")).fires(history([]))).toMatchObject({ fires: true });
  expect((await growthStrategy("never")).fires(history([]))).toMatchObject({ fires: false });
});

test.each([
  ["falling", [4, 3, 2.9, 2.8], { fires: false, reason: "6.7 % better over the last 3 measurements" }],
  ["flat", [4, 3, 2.99, 2.98], { fires: true, reason: "0.7 % better over the last 3 measurements" }],
  ["rising", [3, 3.1, 3.2], { fires: true, reason: "-3.3 % better over the last 3 measurements" }],
  ["noisy", [3, 2.5, 3], { fires: false, reason: "16.7 % better over the last 3 measurements" }],
  ["zero", [0, 0, 0], { fires: true, reason: "0.0 % better over the last 3 measurements" }],
  ["short", [3, 3], { fires: false, reason: "2 of 3 measurements" }],
])("plateau: a %s loss", async (_, losses, answer) => {
  const plateau = await growthStrategy("plateau");
  expect(plateau.fires(history([1, 1, 1], losses))).toEqual(answer);
});
