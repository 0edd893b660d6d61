import { EspalierError } from "../espalier-error.ts";

/** Several strategies that cannot be built or do not fit each other. @param file the experiment's. */
export function strategyProblems(file: string, failures: readonly EspalierError[]): EspalierError {
  const traces = failures.flatMap(({ trace }) => trace ?? []);
  return new EspalierError({
    code: "ESPALIER_STRATEGY_PROBLEMS",
    message: `${failures.length} problems with the strategies of ${file}:\n${failures.map(textOf).join("\n")}`,
    culprit: file,
    exitCode: failures.every(({ exitCode }) => exitCode === 2) ? 2 : 1,
    ...(traces.length > 0 && { trace: traces.join("\n") }),
    cause: new AggregateError(failures),
  });
}

/** An error as the command line prints it. */
function textOf({ code, message, culprit, allowed, remedy }: EspalierError): string {
  const details = Object.entries({ at: culprit, allowed, "to do": remedy });
  return [
    `  ${code}  ${message}`,
    ...details.flatMap(([label, text]) => (text === undefined ? [] : [`    ${label.padEnd(7)} ${text}`])),
  ].join("\n");
}
