import { expect, test } from "vitest";
import { emptyFolder, espalier, espalierApart, type Outcome } from "./espalier.ts";

const SQUARES = "test/cases/squares/experiment.json";
const EXITS = [
  ...["validate", "test/cases/misbehaving/search.json", "--set", '/growth/trigger={"type":"misbehaving"}'],
  ...["--set", '/plugins=["./formula.ts","./loading-exits.ts"]'],
];

// Most tests run commands in a process that runs many of them: that has to be what a process of its own does.
test.each([
  ["version", ["--version"]],
  ["help", ["run", "--help"]],
  ["wrong usage", ["rnu", SQUARES]],
  ["a wrong file", ["validate", "test/experiment/fixtures/ten-mistakes.json"]],
  ["a valid file", ["validate", SQUARES, "--set", "/seed=2"]],
  ["a plug-in that ends the process", EXITS],
  ["a command after that", ["explain", SQUARES]],
  ["strategies", ["strategies"]],
  ["schema", ["schema"]],
  ["a run", ["run", SQUARES, "--out", "OUT", "--engine", "wasm", "--set", "/stream/steps=1"]],
])("%s: prints the same and ends in the same way as in a process of its own", async (_, args) => {
  const [here, apart] = [emptyFolder(), emptyFolder()];
  const inHost = await espalier(...args.map((arg) => (arg === "OUT" ? here : arg)));
  const alone = await espalierApart(...args.map((arg) => (arg === "OUT" ? apart : arg)));
  expect(comparable(inHost, here)).toEqual(comparable(alone, apart));
});

/** Without the name of the folder and without times. */
function comparable({ stdout, stderr, ...end }: Outcome, out: string): Outcome {
  const plain = (text: string) =>
    text.replaceAll(out, "OUT").replaceAll(/\d+\.\d % of the training/g, "some");
  return { ...end, stdout: plain(stdout), stderr: plain(stderr) };
}
