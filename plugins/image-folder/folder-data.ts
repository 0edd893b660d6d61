import { Random } from "espalier";
import type { ClassNames, LabelledItem, ZeroShotData } from "espalier/image-text";
import type { PictureSet } from "espalier/picture-files";

/** Numbers of pictures. */
export interface FolderSample {
  /** Largest number of classified pictures. */
  readonly maximumPictures: number;
  /** Largest number of neighbours. */
  readonly neighbours: number;
}

/**
 * Pictures of a folder to classify: the test pictures, or else those for validation, or else all. Neighbours are the
 * training pictures, or else the other classified pictures.
 */
export class FolderData implements ZeroShotData {
  readonly arrives = false;
  private readonly set: PictureSet;
  private readonly names: ClassNames;
  private readonly items: readonly LabelledItem[];
  private readonly others: readonly LabelledItem[];

  constructor(set: PictureSet, names: ClassNames, { maximumPictures, neighbours }: FolderSample) {
    this.set = set;
    this.names = names;
    const { tested, trained } = splitsOf(set);
    const random = new Random("image-folder");
    const take = (rows: readonly number[], most: number) =>
      random.sample(rows, most).map((row) => this.itemOf(row));
    this.items = take(tested, maximumPictures);
    this.others = trained.length > 0 ? take(trained, neighbours) : this.items.slice(0, neighbours);
  }

  async tested(): Promise<readonly (readonly LabelledItem[])[]> {
    return [this.items];
  }

  async neighbours(): Promise<readonly LabelledItem[]> {
    return this.others;
  }

  private itemOf(row: number): LabelledItem {
    const { arrival = "", content } = this.set.rows.at(row);
    const label = this.names.get(arrival) ?? arrival;
    return { label, group: content, content, picture: () => this.set.picture(row) };
  }
}

/** Rows to classify, and rows for training that are not classified. */
function splitsOf(set: PictureSet): {
  readonly tested: readonly number[];
  readonly trained: readonly number[];
} {
  const splits = Array.from(set.rows, ({ split }) => split);
  const rowsOf = (wanted: string) => [...splits.keys()].filter((row) => splits[row] === wanted);
  const tested = [rowsOf("test"), rowsOf("search-validation")].find(({ length }) => length > 0);
  return tested === undefined
    ? { tested: [...splits.keys()], trained: [] }
    : { tested, trained: rowsOf("train") };
}
