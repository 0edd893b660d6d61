import whole from "../vitest.config.ts";
import { unitTests } from "./unit-tests.ts";

/** The tests that need no build, start no process and open no engine. */
export default { ...whole, test: { ...whole.test, include: unitTests() } };
