import { dirname } from "node:path";
import { starter } from "espalier";
import { columnQuestions, pairQuestions } from "espalier/picture-files";

/** A CLIP model that grows with pictures and captions of the user. */
export const startCsv = starter({
  name: "csv",
  summary: "A CLIP model that grows with your own pictures and captions, listed in a CSV file.",
  questions: {
    file: { message: "CSV file with a row per picture, and a first line of column names" },
    ...columnQuestions,
    picture: { message: "Column with the path of the picture, relative to the file" },
    ...pairQuestions,
  },
  async begin(ask) {
    const { absolute, fromExperiment: file } = await ask.path("file");
    const { csvRecords } = await import("./csv-records.ts");
    const { CsvSource } = await import("./csv-source.ts");
    const { csvWithoutRows } = await import("./errors.ts");
    const { askColumns, firstPairExperiment } = await import("espalier/picture-files");
    const { value: first } = await csvRecords(absolute).next();
    if (first === undefined) throw csvWithoutRows(absolute);
    const columns = await askColumns(ask, { table: absolute, all: first.cells });
    return await firstPairExperiment(ask, {
      stream: { type: "csv", file, ...columns },
      source: await CsvSource.open(absolute, dirname(absolute), { tags: [], ...columns }),
      data: file,
      label: columns.tags?.[0],
    });
  },
});
