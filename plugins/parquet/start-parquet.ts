import { readdirSync, statSync } from "node:fs";
import { starter } from "espalier";
import { columnQuestions, pairQuestions, splitNamed } from "espalier/picture-files";
import type { FileOption } from "./find-files.ts";

/** A CLIP model that grows with pictures in Parquet files. */
export const startParquet = starter({
  name: "parquet",
  summary: "A CLIP model that grows with your own pictures and captions in Parquet files.",
  questions: {
    files: { message: "Parquet file, or folder of Parquet files" },
    ...columnQuestions,
    folder: { message: "Folder of the pictures, if the column has paths", isOptional: true },
    ...pairQuestions,
  },
  async begin(ask) {
    const { columnUses } = await import("./column-uses.ts");
    const { findFiles } = await import("./find-files.ts");
    const { columnsIn } = await import("./parquet-file.ts");
    const { ParquetSource } = await import("./parquet-source.ts");
    const { askColumns, firstPairExperiment } = await import("espalier/picture-files");
    const { absolute, fromExperiment } = await ask.path("files");
    const files = filesOf(absolute, fromExperiment);
    const found = findFiles("/", filesOf(absolute, absolute));
    const [{ path: first }] = [...found.files.values()] as [{ path: string }];
    const columns = await askColumns(ask, {
      ...columnUses(await columnsIn(first)),
      table: first,
      hasSplits: typeof files === "object",
    });
    const folder = await ask.optionalPath("folder");
    return await firstPairExperiment(ask, {
      stream: {
        ...{ type: "parquet", files, ...columns },
        ...(folder && { folder: folder.fromExperiment }),
      },
      source: await ParquetSource.open(found, folder?.absolute, { tags: [], ...columns }),
      data: fromExperiment,
      label: columns.tags?.[0],
    });
  },
});

/**
 * Value of the option `files`: patterns by split for a folder with names such as `train-00000-of-00002.parquet`.
 * @param written the path as it is written in the experiment file.
 */
function filesOf(absolute: string, written: string): FileOption {
  if (!statSync(absolute).isDirectory()) return written;
  const names = readdirSync(absolute).filter((name) => name.endsWith(".parquet"));
  const folder = written.replace(/\/$/, "");
  const begins = names.map((name) => /^[a-z]+/i.exec(name)?.[0] ?? "");
  const splits = new Map(begins.map((begin) => [splitNamed(begin), `${folder}/${begin}*.parquet`]));
  const [train, validation, test] = (["train", "search-validation", "test"] as const).map((split) =>
    splits.get(split),
  );
  if (train === undefined || splits.size < 2 || splits.has(undefined)) return written;
  return { train, ...(validation && { validation }), ...(test && { test }) };
}
