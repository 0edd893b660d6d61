import whole from "../vitest.config.ts";
import { BRUTE_TESTS } from "./long-tests.ts";

/**
 * What continuous integration runs: all tests but those that look for rare faults by brute force. The longest ones wait for
 * other processes and for npm, so one worker more than two cores is faster.
 */
export default { ...whole, test: { ...whole.test, exclude: [...BRUTE_TESTS], maxWorkers: 3 } };
