import { EspalierError } from "../../src/espalier-error.ts";

/** The EspalierError that a function throws, as plain data. */
export function thrown(run: () => unknown): Pick<EspalierError, "code" | "message" | "culprit"> {
  try {
    run();
  } catch (error) {
    if (!(error instanceof EspalierError)) throw error;
    return { code: error.code, message: error.message, culprit: error.culprit };
  }
  throw new Error("nothing was thrown");
}
