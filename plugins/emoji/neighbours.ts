import {
  nearestAmong,
  type Picture,
  squaredDistances,
  thumbnails,
  THUMBNAIL_WIDTH,
} from "espalier/image-text";

/** Pixel distances between one artist's drawings and Google's, computed on first use and cached. */
export class Neighbours {
  private readonly pictures: ReadonlyMap<string, Picture>;
  private readonly references: Float32Array;
  private readonly places: ReadonlyMap<string, number>;
  private readonly ids: readonly string[];
  /** Distances of each drawing to all references. */
  private readonly rows = new Map<string, Float32Array>();

  constructor(pictures: ReadonlyMap<string, Picture>, references: ReadonlyMap<string, Picture>) {
    this.pictures = pictures;
    this.references = thumbnails([...references.values()]);
    this.ids = [...references.keys()];
    this.places = new Map(this.ids.map((id, place) => [id, place]));
  }

  /** The most similar one of Google's drawings `among` for each drawing, all by id. */
  async nearest(drawings: readonly string[], among: readonly string[]): Promise<string[]> {
    await this.measure(drawings.filter((id) => !this.rows.has(id)));
    const places = among.map((id) => this.places.get(id) as number);
    return drawings.map((id) => this.ids[nearestAmong(this.rows.get(id) as Float32Array, places)] as string);
  }

  private async measure(ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    const queries = thumbnails(ids.map((id) => this.pictures.get(id) as Picture));
    const distances = await squaredDistances(queries, this.references, THUMBNAIL_WIDTH);
    ids.forEach((id, row) => {
      this.rows.set(id, distances.subarray(row * this.ids.length, (row + 1) * this.ids.length));
    });
  }
}
