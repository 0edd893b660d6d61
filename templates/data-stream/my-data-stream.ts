import { resolve } from "node:path";
import {
  DataStream,
  definePlugin,
  EspalierError,
  type Example,
  ExperimentFolder,
  Random,
  readText,
  type Split,
  splitByContent,
  strategy,
} from "espalier";
import { Type } from "typebox";

/** The model family `language` reads examples of the kind `text`, which have a text. */
interface Line extends Example {
  readonly text: string;
  readonly year: string;
  readonly split: Split;
}

export const myDataStream = strategy(DataStream<Line>, {
  type: "my-data-stream",
  summary: "Lines of a file; those of each year arrive at a growth step of their own.",
  options: Type.Object(
    {
      file: Type.String({
        minLength: 1,
        description: "File with a year, a tab and a text on each line; a path from the experiment's folder.",
      }),
      heldOut: Type.Number({
        exclusiveMinimum: 0,
        maximum: 0.4,
        default: 0.15,
        description: "Share of the lines for search-validation, and as many for the test.",
      }),
    },
    { additionalProperties: false },
  ),
  inject: [ExperimentFolder],
  create: async ({ file, heldOut }, folder) => {
    const lines = await readLines(resolve(folder.path, file), heldOut);
    const years = [...new Set(lines.map(({ year }) => year))].toSorted();
    return {
      kind: "text",
      steps: years.length,
      stepNames: years,
      examples: async (step: number, split: Split) =>
        lines.filter((line) => line.year === years[step - 1] && line.split === split),
      show: async ({ text, year }: Line) => ({ texts: [text], notes: [year] }),
    };
  },
});

async function readLines(file: string, heldOut: number): Promise<readonly Line[]> {
  const key = new Random("my-data-stream");
  const lines = (await readText(file)).trimEnd().split("\n");
  return lines.map((line, index) => {
    const [year, text] = line.split("\t");
    if (year === undefined || text === undefined) throw noTab(file, index + 1);
    // By content, so that a line that occurs twice is never in two splits.
    return { id: `line ${index + 1}`, year, text, split: splitByContent(key, text, heldOut) };
  });
}

function noTab(file: string, line: number): EspalierError {
  return new EspalierError({
    code: "ESPALIER_MY_DATA_STREAM_LINE",
    message: `Line ${line} of ${file} has no tab.`,
    culprit: `${file}:${line}`,
    allowed: "a year, a tab and a text",
    remedy: "Correct the line.",
    exitCode: 2,
  });
}

export default definePlugin({ name: "my-data-stream", strategies: [myDataStream] });
