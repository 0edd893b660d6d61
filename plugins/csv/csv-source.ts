import { basename } from "node:path";
import { statSync } from "node:fs";
import {
  FolderPictures,
  type Row,
  type RowFault,
  type RowSource,
  SPLIT_NAMES,
  splitNamed,
} from "espalier/picture-files";
import { csvRecords } from "./csv-records.ts";
import { csvWithoutColumn, csvWithoutRows } from "./errors.ts";

/** Columns of a file by their use. */
export interface CsvColumns {
  readonly picture: string;
  readonly captions: readonly string[];
  readonly arrival?: string;
  readonly split?: string;
  readonly tags: readonly string[];
}

/** Pictures and captions that a CSV file lists. */
export class CsvSource implements RowSource {
  readonly name: string;
  private readonly file: string;
  private readonly columns: CsvColumns;
  private readonly pictures: FolderPictures;
  private readonly folder: string;

  /**
   * @param folder of the pictures.
   * @throws EspalierError if the file cannot be read, or lacks a column.
   */
  static async open(file: string, folder: string, columns: CsvColumns): Promise<CsvSource> {
    const source = new CsvSource(file, folder, columns);
    for await (const { cells } of csvRecords(file)) {
      source.placesIn(cells);
      return source;
    }
    throw csvWithoutRows(file);
  }

  private constructor(file: string, folder: string, { picture, captions, arrival, split, tags }: CsvColumns) {
    this.name = file;
    this.file = file;
    this.folder = folder;
    this.columns = { picture, captions, tags, ...(arrival && { arrival }), ...(split && { split }) };
    this.pictures = new FolderPictures(folder);
  }

  version(): string {
    const { size, mtimeMs } = statSync(this.file);
    return JSON.stringify([size, mtimeMs, this.folder, this.columns]);
  }

  async *rows(): AsyncGenerator<Row | RowFault> {
    let places: CsvPlaces | undefined;
    for await (const { line, cells, problem } of csvRecords(this.file)) {
      const id = `${basename(this.file)}:${line}`;
      if (places === undefined) places = this.placesIn(cells);
      else if (problem !== undefined) yield { place: id, problem };
      else if (cells.length !== places.count)
        yield { place: id, problem: `it has ${cells.length} cells instead of ${places.count}` };
      else yield rowOf(id, cells, places);
    }
  }

  pictureVersion(path: string): string {
    return this.pictures.version(path);
  }

  picture(path: string): Promise<Uint8Array> {
    return this.pictures.read(path);
  }

  private placesIn(names: readonly string[]): CsvPlaces {
    const placeOf = (column: string) => {
      const place = names.indexOf(column);
      if (place === -1) throw csvWithoutColumn(this.file, column, names);
      return place;
    };
    const { picture, captions, arrival, split, tags } = this.columns;
    return {
      count: names.length,
      picture: placeOf(picture),
      captions: captions.map(placeOf),
      arrival: arrival === undefined ? undefined : placeOf(arrival),
      split: split === undefined ? undefined : placeOf(split),
      tags: tags.map((column) => [column, placeOf(column)]),
    };
  }
}

/** Indices of the columns. */
interface CsvPlaces {
  readonly count: number;
  readonly picture: number;
  readonly captions: readonly number[];
  readonly arrival: number | undefined;
  readonly split: number | undefined;
  readonly tags: readonly (readonly [column: string, place: number])[];
}

function rowOf(id: string, cells: readonly string[], places: CsvPlaces): Row | RowFault {
  const cell = (place: number) => cells[place]!.trim();
  const picture = cell(places.picture);
  const captions = [...new Set(places.captions.map(cell).filter((caption) => caption !== ""))];
  const arrival = places.arrival === undefined ? undefined : cell(places.arrival);
  const split = places.split === undefined ? undefined : splitNamed(cell(places.split));
  if (picture === "") return { place: id, problem: "it has no picture" };
  if (captions.length === 0) return { place: id, problem: "it has no caption" };
  if (cells.some((text) => text.includes("\uFFFD"))) return { place: id, problem: "it is not UTF-8" };
  if (arrival === "") return { place: id, problem: "it has no arrival" };
  if (places.split !== undefined && split === undefined)
    return {
      place: id,
      problem: `"${cell(places.split)}" is not a split: ${SPLIT_NAMES.join(", ")}`,
    };
  const tags = places.tags.flatMap(([column, place]) =>
    cell(place) === "" ? [] : [`${column}:${cell(place)}`],
  );
  return { id, picture, captions, tags, ...(arrival && { arrival }), ...(split && { split }) };
}
