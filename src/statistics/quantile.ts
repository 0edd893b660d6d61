/** A quantile of sorted values, linear between neighbours (type 7 of Hyndman and Fan 1996). @param probability in [0, 1]. */
export function quantile(sorted: Float64Array, probability: number): number {
  const place = probability * (sorted.length - 1);
  const [low, high] = [sorted[Math.floor(place)]!, sorted[Math.ceil(place)]!];
  return low + (place - Math.floor(place)) * (high - low);
}
