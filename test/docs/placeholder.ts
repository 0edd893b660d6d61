/** Stands for any value of a message: printed it is an ellipsis, and so is what it holds or returns. */
export const PLACEHOLDER: unknown = new Proxy(() => {}, {
  get: (_, key) => {
    if (key === Symbol.toPrimitive) return (hint: string) => (hint === "number" ? NaN : "…");
    if (key === Symbol.iterator) return function* () {};
    if (key === "toString" || key === "toJSON") return () => "…";
    return PLACEHOLDER;
  },
  apply: () => PLACEHOLDER,
});

/** An ellipsis in place of what a placeholder becomes in arithmetic and under `inspect`. */
export function withEllipses(text: string): string {
  return text.replaceAll(/(it threw )?\[Function \(anonymous\)\]|\bNaN\b/g, "…");
}
