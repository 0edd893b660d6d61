/** A name from the data in plain words: lower case, no accents, no marks. */
export function plainWords(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{Mark}/gu, "")
    .toLowerCase()
    .replace(/[’'.“”()]/g, "")
    .replace(/: /g, " with ")
    .replace(/, /g, " and ")
    .replace(/[-_]/g, " ")
    .replace(/\s+/g, " ")
    .trim();
}

/** The words of a plain text. */
export function wordsOf(text: string): string[] {
  return text.split(/[^\p{Letter}\p{Number}&+]+/u).filter((word) => word !== "");
}

/** `a` or `an`, by spelling. */
export function withArticle(noun: string): string {
  return `${/^[aeiou]/.test(noun) ? "an" : "a"} ${noun}`;
}

/** Country in the name of a flag. */
export function countryOf(flag: string): string {
  return flag.replace(/ flag$/, "");
}
