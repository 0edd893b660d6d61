import whole from "../vitest.config.ts";
import { LONG_TESTS } from "./long-tests.ts";

/** All tests but the longest. */
export default { ...whole, test: { ...whole.test, exclude: [...LONG_TESTS] } };
