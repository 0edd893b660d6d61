import { EspalierError } from "../espalier-error.ts";
import { reasonOf } from "../reason-of.ts";

export function pageNotBuilt(file: string, error: unknown): EspalierError {
  return new EspalierError({
    code: "ESPALIER_PAGE_NOT_BUILT",
    message: `The page cannot be read: ${reasonOf(error)}.`,
    culprit: file,
    remedy: "Run `npm run build`, or install the package again.",
  });
}

export function nothingToShow(folder: string): EspalierError {
  return new EspalierError({
    code: "ESPALIER_NOTHING_TO_SHOW",
    message: "There is neither a run nor an ablation in this folder.",
    culprit: folder,
    allowed: "a run folder, the folder NAME.ablation, or a folder of these, such as runs",
    remedy: "Run an experiment, or name another folder.",
    exitCode: 2,
  });
}

export function portNotOpened(port: number, error: unknown): EspalierError {
  return new EspalierError({
    code: "ESPALIER_PORT_NOT_OPENED",
    message: `The port ${port} cannot be opened: ${reasonOf(error)}.`,
    culprit: "--port",
    remedy: "Choose another port, or omit --port to get a free one.",
  });
}
