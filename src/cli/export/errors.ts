import { EspalierError } from "../../espalier-error.ts";

export function misnamedModelFile(name: string): EspalierError {
  return new EspalierError({
    code: "ESPALIER_MISNAMED_MODEL_FILE",
    message: `The model family exports a file under the name ${JSON.stringify(name)}.`,
    culprit: "/model",
    allowed: "names without a folder, other than that of the weights",
    remedy: "Correct what `portable` of the model family returns.",
  });
}
