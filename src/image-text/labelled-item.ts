import type { Picture } from "./picture.ts";

/** A picture with its class, which is read when it is needed. */
export interface LabelledItem {
  /** Name of the class. */
  readonly label: string;
  /** Group; pictures of one group depend on each other. */
  readonly group: string;
  /** Pictures with equal content are not compared. Omitted: the picture is compared with all. */
  readonly content?: string;
  picture(): Promise<Picture>;
}
