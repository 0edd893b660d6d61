import type { Picture } from "espalier/image-text";

/** Levels of each of red, green and blue. */
const LEVELS = 4;
const BINS = LEVELS ** 3;

/**
 * Colour histogram of a picture, without positions. Entries are square roots of the shares, so that distances are
 * Hellinger's and the background does not dominate.
 */
function histogram({ pixels }: Picture): Float64Array {
  const bins = new Float64Array(BINS);
  for (let at = 0; at < pixels.length; at += 3) {
    const [red, green, blue] = [level(pixels[at]), level(pixels[at + 1]), level(pixels[at + 2])];
    const bin = (red * LEVELS + green) * LEVELS + blue;
    bins[bin] = (bins[bin] as number) + 3 / pixels.length;
  }
  return bins.map(Math.sqrt);
}

function level(byte: number | undefined): number {
  return Math.floor(((byte as number) * LEVELS) / 256);
}

/** Nearest-mean classifier on colour histograms, blind to shapes and positions. */
export class BagOfColours {
  private readonly means = new Map<string, Float64Array>();

  /** @param labels one per training picture. */
  constructor(pictures: readonly Picture[], labels: readonly string[]) {
    const counts = new Map<string, number>();
    pictures.forEach((picture, index) => {
      const label = labels[index] as string;
      const count = (counts.get(label) ?? 0) + 1;
      const mean = this.means.get(label) ?? new Float64Array(BINS);
      histogram(picture).forEach((value, bin) => (mean[bin] = mean[bin]! + (value - mean[bin]!) / count));
      this.means.set(label, mean);
      counts.set(label, count);
    });
  }

  /** The class of a picture, the first one in a tie; undefined without training pictures. */
  classify(picture: Picture): string | undefined {
    const bins = histogram(picture);
    let [nearest, least]: [string | undefined, number] = [undefined, Infinity];
    for (const [label, mean] of this.means) {
      let distance = 0;
      for (let bin = 0; bin < BINS; bin++) distance += (bins[bin]! - mean[bin]!) ** 2;
      if (distance < least) [nearest, least] = [label, distance];
    }
    return nearest;
  }
}
