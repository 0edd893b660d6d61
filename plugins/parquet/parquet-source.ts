import { statSync } from "node:fs";
import { FolderPictures, type Row, type RowFault, type RowSource } from "espalier/picture-files";
import { parquetSplitTwice } from "./errors.ts";
import type { FoundFiles } from "./find-files.ts";
import { type ParquetCells, ParquetFile, type RowGroup } from "./parquet-file.ts";
import { bytesIn, type ParquetColumns, rowOf } from "./parquet-row.ts";
import { Recent } from "./recent.ts";

/** Row groups in memory: pictures are read shortly after their rows, and a few of them belong to the group before. */
const GROUPS = 2;

/** Pictures and captions in Parquet files. One file is open at a time, and two of its row groups are in memory. */
export class ParquetSource implements RowSource {
  readonly name: string;
  private readonly found: FoundFiles;
  private readonly columns: ParquetColumns;
  private readonly folder: string;
  private readonly pictures: FolderPictures;
  private readonly opened = new Recent<Promise<ParquetFile>>(GROUPS);
  private readonly groups = new Recent<Promise<readonly ParquetCells[]>>(GROUPS);

  /**
   * @param folder of the pictures, if they are files of their own. Default: that of the Parquet files.
   * @throws EspalierError if the first file is not Parquet or lacks a column, and if splits are stated twice. Further
   * files are checked when they are read.
   */
  static async open(
    found: FoundFiles,
    folder: string | undefined,
    columns: ParquetColumns,
  ): Promise<ParquetSource> {
    const source = new ParquetSource(found, folder ?? found.folder, columns);
    const isSplit = [...found.files.values()].some(({ split }) => split !== undefined);
    if (isSplit && columns.split !== undefined) throw parquetSplitTwice(columns.split);
    const [first] = found.files.keys();
    await source.file(first!);
    return source;
  }

  private constructor(
    found: FoundFiles,
    folder: string,
    { picture, captions, arrival, split, tags }: ParquetColumns,
  ) {
    this.name = found.name;
    this.found = found;
    this.folder = folder;
    this.columns = { picture, captions, tags, ...(arrival && { arrival }), ...(split && { split }) };
    this.pictures = new FolderPictures(folder);
  }

  version(): string {
    const files = [...this.found.files].map(([label, file]) => {
      const { size, mtimeMs } = statSync(file.path);
      return [label, file, size, mtimeMs];
    });
    return JSON.stringify([files, this.folder, this.columns]);
  }

  async *rows(): AsyncGenerator<Row | RowFault> {
    for (const [label, { split }] of this.found.files) {
      const { groups } = await this.file(label);
      for (const group of groups)
        for await (const row of this.rowsOf(label, group))
          yield split === undefined || "problem" in row ? row : { ...row, split };
    }
  }

  pictureVersion(picture: string): string {
    return this.placeOf(picture) === undefined ? this.pictures.version(picture) : "";
  }

  async picture(picture: string): Promise<Uint8Array> {
    const place = this.placeOf(picture);
    if (place === undefined) return await this.pictures.read(picture);
    const [label, row] = place;
    const { groups } = await this.file(label);
    const group = groups.find(({ start, end }) => start <= row && row < end);
    const cells = group && (await this.cells(label, group))[row - group.start];
    const bytes = cells && bytesIn(cells[this.columns.picture]);
    if (bytes === undefined) throw new Error("the file has no such row any more");
    return bytes;
  }

  /** The rows of a row group. If it is damaged, each of its rows is a fault. */
  private async *rowsOf(label: string, group: RowGroup): AsyncGenerator<Row | RowFault> {
    const cells = await this.cells(label, group).catch((error: Error) => error);
    for (let row = group.start; row < group.end; row++) {
      const id = `${label}:${row}`;
      if (cells instanceof Error) yield { place: id, problem: `its row group is damaged: ${cells.message}` };
      else yield rowOf(id, cells[row - group.start] ?? {}, this.columns);
    }
  }

  /** Label and number of a row with its picture; `undefined` for a path. */
  private placeOf(picture: string): readonly [label: string, row: number] | undefined {
    const [, label = "", row = ""] = /^(.*):(\d+)$/s.exec(picture) ?? [];
    return this.found.files.has(label) ? [label, Number(row)] : undefined;
  }

  private file(label: string): Promise<ParquetFile> {
    const { picture, captions, arrival = [], split = [], tags } = this.columns;
    const columns = [picture, captions, arrival, split, tags].flat();
    return this.opened.get(label, () => ParquetFile.open(this.found.files.get(label)!.path, columns));
  }

  private cells(label: string, group: RowGroup): Promise<readonly ParquetCells[]> {
    return this.groups.get(`${label}:${group.start}-${group.end}`, async () =>
      (await this.file(label)).rows(group),
    );
  }
}
