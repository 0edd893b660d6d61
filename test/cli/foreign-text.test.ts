import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { emptyFolder, espalier, espalierApart, MAIN, onlyRun, type Outcome } from "./espalier.ts";

/** Clears the screen, sets the title, colours what follows (in both spellings), and turns the direction of writing. */
const HOSTILE = "\u001b[2J\u001b]0;title\u0007\u009b31m\u202egnp.exe";

/** What a terminal obeys. */
// oxlint-disable-next-line no-control-regex
const OBEYED = /[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/;

function write(files: Readonly<Record<string, string>>): string {
  const folder = emptyFolder();
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

function experiment(changes: object = {}): string {
  return JSON.stringify({
    name: "foreign",
    searchSpace: { dimensions: { x: { type: "categorical", values: ["a", HOSTILE] } } },
    search: {
      strategy: "grid",
      trials: 2,
      evaluator: {
        type: "script",
        command: "sh train.sh",
        measurements: [{ measurement: "score", direction: "maximize", unit: HOSTILE }],
      },
      selection: "best",
    },
    ...changes,
  });
}

const TRAIN = `grep -q '"a"' && { printf '${HOSTILE}\\nsecond line\\n' >&2; exit 3; }\necho '{"score": 1}'\n`;

describe("a run of what a terminal obeys", () => {
  const outcomes: Record<string, Outcome> = {};
  beforeAll(async () => {
    const folder = write({ "e.json": experiment(), "train.sh": TRAIN });
    const out = join(folder, "runs");
    const file = join(folder, "e.json");
    outcomes["run"] = await espalier("run", file, "--out", out);
    const run = onlyRun(out);
    for (const command of ["trials", "trials --json", "status", "status --json", "export"]) {
      outcomes[command] = await espalier(
        ...(command.replace(" ", ` ${run} `) + (command.includes(" ") ? "" : ` ${run}`)).split(" "),
      );
    }
    for (const command of ["explain", "validate", "plan"]) outcomes[command] = await espalier(command, file);
    outcomes["--set"] = await espalier("validate", file, "--set", `/description="${HOSTILE}"`);
    outcomes["a wrong name"] = await espalier("validate", file, "--set", `/name="${HOSTILE}"`);
    outcomes["a wrong flag"] = await espalier("run", file, `--${HOSTILE}`);
    outcomes["a wrong path"] = await espalier("run", HOSTILE);
  });

  test.each([
    ["run", 0],
    ["trials", 0],
    ["trials --json", 0],
    ["status", 0],
    ["status --json", 0],
    ["export", 0],
    ["explain", 0],
    ["validate", 0],
    ["plan", 0],
    ["--set", 0],
    ["a wrong name", 2],
    ["a wrong flag", 2],
    ["a wrong path", 2],
  ])("%s shows it instead", (command, code) => {
    const { stdout, stderr, ...ended } = outcomes[command]!;
    expect(ended, stderr).toMatchObject({ code });
    expect(stdout).not.toMatch(OBEYED);
    expect(stderr).not.toMatch(OBEYED);
  });

  test("what is shown is what came", () => {
    const shown = String.raw`\x1b[2J\x1b]0;title\x07\x9b31m\u202egnp.exe`;
    expect(outcomes["run"]?.stderr).toContain(`standard error ends: ${shown} / second line`);
    expect(outcomes["trials"]?.stdout).toContain(`standard error ends: ${shown} / second line`);
    expect(outcomes["status"]?.stdout).toContain(shown);
  });

  test("JSON means what came", () => {
    const [failed, chosen] = JSON.parse(outcomes["trials --json"]!.stdout) as {
      failure: string;
      architecture: { x: string };
    }[];
    expect(failed?.failure).toContain(HOSTILE);
    expect(chosen?.architecture.x).toBe(HOSTILE);
    expect(JSON.parse(outcomes["export"]!.stdout)).toMatchObject([{ architecture: { x: HOSTILE } }]);
  });
});

test.each([
  ["throws while it is loaded", "throw new Error(TEXT);"],
  ["throws a string", "throw TEXT;"],
  ["throws later", "setTimeout(() => { throw new Error(TEXT); });"],
  ["rejects where nothing awaits it", "void Promise.reject(new Error(TEXT));"],
])("a plug-in that %s", async (_, code) => {
  const folder = write({
    "plugin.mjs": `const TEXT = ${JSON.stringify(`of a plug-in ${HOSTILE}`)};\n${code}\nexport default { name: "hostile", strategies: [] };\n`,
    "e.json": experiment({ plugins: ["./plugin.mjs"] }),
  });
  const { code: exitCode, stderr } = await espalierApart("validate", join(folder, "e.json"));
  expect(stderr).not.toMatch(OBEYED);
  // What is no Error is shown as Node shows it, with escapes in capitals.
  expect(stderr.toLowerCase()).toContain(
    String.raw`of a plug-in \x1b[2j\x1b]0;title\x07\x9b31m\u202egnp.exe`,
  );
  expect(exitCode).toBeGreaterThan(0);
});

test("our own colours are left", async () => {
  const env = { ...process.env, FORCE_COLOR: "1", NO_COLOR: undefined };
  const stderr = await new Promise<string>((done) => {
    execFile(process.execPath, [MAIN, "run", "\u001b[2J"], { env }, (_error, _stdout, text) => done(text));
  });
  expect(stderr).toContain("\u001b[31merror\u001b[39m \u001b[2mESPALIER_");
  expect(stderr).not.toContain("\u001b[2J");
  expect(stderr).toContain(String.raw`\x1b[2J`);
});
