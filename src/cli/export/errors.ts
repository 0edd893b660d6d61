import { EspalierError } from "../../espalier-error.ts";

export function misnamedModelFile(name: string, taken: readonly string[]): EspalierError {
  return new EspalierError({
    code: "ESPALIER_MISNAMED_MODEL_FILE",
    message: `The model family exports a file under the name ${JSON.stringify(name)}.`,
    culprit: "/model",
    allowed: `names without a folder, other than ${taken.join(", ")}`,
    remedy: "Correct what `portable` of the model family returns.",
  });
}
