import { Random } from "espalier";
import {
  type LabelledPicture,
  type LabelledPictureStream,
  nearestAmong,
  squaredDistances,
  stackPictures,
} from "espalier/image-text";

/** The nearest training picture of one arrival. */
interface Neighbour {
  /** Squared, over all pixels in 0 to 1. */
  readonly distance: number;
  readonly label: string;
}

/** Nearest training pictures of test pictures by pixel distance. Each pair of arrivals is compared once. */
export class PixelNeighbours {
  private readonly stream: LabelledPictureStream;
  private readonly most: number;
  private readonly blocks = new Map<string, Promise<readonly Neighbour[]>>();

  /** @param most largest number of training pictures of an arrival, drawn at random. */
  constructor(stream: LabelledPictureStream, most: number) {
    this.stream = stream;
    this.most = most;
  }

  /** For each test picture of arrival `of`, the label of its nearest training picture up to a step. */
  async labels(of: number, step: number): Promise<readonly (string | undefined)[]> {
    const arrivals = Array.from({ length: step }, (_, index) => this.block(of, index + 1));
    const [first = [], ...others] = (await Promise.all(arrivals)).filter(({ length }) => length > 0);
    const nearest = first.map((start, place) =>
      others.reduce((best, block) => (block[place]!.distance < best.distance ? block[place]! : best), start),
    );
    const tested = await this.stream.examples(of, "test");
    return Array.from({ length: tested.length }, (_, place) => nearest[place]?.label);
  }

  private block(of: number, arrival: number): Promise<readonly Neighbour[]> {
    const key = `${of} ${arrival}`;
    const block = this.blocks.get(key) ?? this.compare(of, arrival);
    this.blocks.set(key, block);
    return block;
  }

  /** The nearest neighbour of each test picture; empty if there are no pictures to compare. */
  private async compare(of: number, arrival: number): Promise<readonly Neighbour[]> {
    const tested = [...(await this.stream.examples(of, "test"))];
    const trained = await this.stream.examples(arrival, "train");
    const some = new Random("pixel neighbours").fork(arrival).sample(trained, this.most);
    if (tested.length === 0 || some.length === 0) return [];
    const [queries, references] = [await this.vectors(tested), await this.vectors(some)];
    const distances = await squaredDistances(queries, references, queries.length / tested.length);
    const all = [...some.keys()];
    return tested.map((_, row) => {
      const own = distances.subarray(row * some.length, (row + 1) * some.length);
      const nearest = nearestAmong(own, all);
      return { distance: own[nearest]!, label: some[nearest]!.label };
    });
  }

  /** Pixels in 0 to 1, `[examples, 3 * side * side]`. */
  private async vectors(examples: readonly LabelledPicture[]): Promise<Float32Array> {
    const pictures = await Promise.all(examples.map((example) => this.stream.picture(example)));
    return stackPictures(pictures, this.stream.imageSize);
  }
}
