import type { AxisGrowth, GrowAxis } from "espalier";

/**
 * Net2WiderNet's mapping g (Chen et al. 2016, section 2): g(j) = j for old units, a uniform draw of the old ones for
 * new units. Weights that read a unit are divided by the number of its copies, |{x: g(x) = g(j)}|.
 */
export const randomCopies: GrowAxis = ({ size, unit = 1 }, target, random) => {
  const units = size / unit;
  const draws = random.uniforms(target / unit - units);
  return copies(size, target, unit, (index) => Math.floor((draws[index - units] as number) * units));
};

/** As `randomCopies`, with the old units in their order, again and again. */
export const orderedCopies: GrowAxis = ({ size, unit = 1 }, target) =>
  copies(size, target, unit, (index) => index % (size / unit));

/** @param copied old unit of a new one; entries of a unit stay together. */
function copies(size: number, target: number, unit: number, copied: (index: number) => number): AxisGrowth {
  const units = Array.from({ length: target / unit }, (_, index) =>
    index < size / unit ? index : copied(index),
  );
  const counts = new Int32Array(size / unit);
  for (const old of units) counts[old] = (counts[old] as number) + 1;
  const unitOf = (entry: number) => units[Math.floor(entry / unit)] as number;
  return {
    from: Int32Array.from({ length: target }, (_, entry) => unitOf(entry) * unit + (entry % unit)),
    share: Float64Array.from({ length: target }, (_, entry) => 1 / (counts[unitOf(entry)] as number)),
    eta: 1,
  };
}
