// Set up for all tests: a unit test that starts a process after all, by way of `src`, fails.
import { subscribe } from "node:diagnostics_channel";
import { relative } from "node:path";
import { afterEach, expect } from "vitest";
import { isUnitTest } from "./unit-tests.ts";

/** Such as a ChildProcess, which gets its arguments after this is told of it. */
interface Started {
  readonly spawnargs?: readonly string[];
}

const started: Started[] = [];

subscribe("child_process", (message) => started.push((message as { process: Started }).process));

/** Tells of a process that was started since the last time. @throws Error naming it. */
export function refuseProcesses(): void {
  const [first] = started.splice(0);
  if (first === undefined) return;
  const command = first.spawnargs?.join(" ");
  throw new Error(`A unit test started a process: ${command}. Name its file in test/unit-tests.ts.`);
}

if (isUnitTest(relative("", expect.getState().testPath!))) afterEach(refuseProcesses);
