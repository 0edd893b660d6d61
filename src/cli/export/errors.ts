import { EspalierError } from "../../espalier-error.ts";

export function misnamedModelFile(name: string): EspalierError {
  return new EspalierError({
    code: "ESPALIER_MISNAMED_MODEL_FILE",
    message: `The model family exports a file under the name ${JSON.stringify(name)}, which is not allowed.`,
    culprit: "/model",
    allowed: "file names without a folder that differ from the name of the weights file",
    remedy: "Correct what `portable` of the model family returns.",
  });
}
