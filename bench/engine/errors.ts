import { EspalierError } from "../../src/espalier-error.ts";

export function noPyTorch(python: string): EspalierError {
  return new EspalierError({
    code: "ESPALIER_BENCH_NO_PYTORCH",
    message: `${python} is not a Python with PyTorch.`,
    exitCode: 2,
  });
}
