// Prints the bytes that are still taken after pairs of a very long step were looked at, and the milliseconds that a
// thousand pairs took at its beginning and all over it.
import { Random } from "espalier";
import { streamOf } from "../streams.ts";

const LENGTH = 10_000_000;
const stream = streamOf({ pairs: LENGTH, factor: 1 });
const pairs = await stream.pairs(4, "train");
const places = Array.from(new Random("walk").uniforms(1000), (share) => Math.floor(share * LENGTH));

async function look(indices: readonly number[]): Promise<number> {
  const start = performance.now();
  for (const index of indices) {
    const pair = pairs.at(index);
    if (pair === undefined || pair.captions.length === 0) throw new Error(`nothing at ${index}`);
    await stream.picture(pair);
  }
  return performance.now() - start;
}

const near = [...places.keys()];
await look(near);
await look(places);
global.gc?.();
const before = process.memoryUsage().heapUsed;
const times = [await look(near), await look(places)];
for (let round = 1; round <= 10; round++) await look(places.map((place) => (place * (round + 1)) % LENGTH));
global.gc?.();
console.log([process.memoryUsage().heapUsed - before, ...times].join(" "));
