import { DataStream, type ShownExample } from "../data/data-stream.ts";
import type { Example } from "../data/example.ts";
import type { Random } from "../random/random.ts";
import { dataUri } from "./data-uri.ts";
import { noLabelledPictures } from "./errors.ts";
import type { Picture } from "./picture.ts";

/** The kind of labelled pictures. */
export const LABELLED_PICTURES = "labelled-pictures";

/** A picture of one class. The picture itself is fetched by `LabelledPictureStream.picture`. */
export interface LabelledPicture extends Example {
  /** Name of the class. */
  readonly label: string;
}

/** A stream of labelled pictures. */
export abstract class LabelledPictureStream extends DataStream<LabelledPicture> {
  override readonly kind = LABELLED_PICTURES;
  /** Side of the square pictures, in pixels. */
  abstract readonly imageSize: number;
  /** Names of all classes of the whole stream, if they are known in advance. */
  readonly classes?: readonly string[];
  /**
   * An example's picture, `[imageSize, imageSize, 3]`.
   * @param augmentation key of a random variation of the picture.
   */
  abstract picture(example: LabelledPicture, augmentation?: Random): Promise<Picture>;

  override async show(example: LabelledPicture): Promise<ShownExample> {
    return { media: await dataUri(await this.picture(example)), texts: [example.label], notes: [] };
  }
}

/** The stream as one of labelled pictures. @throws EspalierError for a stream of another kind. */
export function labelledPictureStream(stream: DataStream): LabelledPictureStream {
  if (stream.kind !== LABELLED_PICTURES) throw noLabelledPictures(stream.kind);
  return stream as LabelledPictureStream;
}
