import { pointerOf } from "../../json/pointer.ts";
import type { Problem } from "../../json/problem.ts";
import { nearestName } from "../../nearest-name.ts";

export function extendsNoText(pointer: string): Problem {
  return { pointer, message: '"extends" must be a string.', allowed: "the path of an experiment file" };
}

export function extendsCycle(chain: readonly string[]): Problem {
  return { pointer: "/extends", message: `The files extend each other in a circle: ${chain.join(" -> ")}.` };
}

export function nothingToTakeAway(path: readonly string[]): Problem {
  return {
    pointer: pointerOf(path),
    message: `null takes a key away, and there is no "${path.at(-1)}".`,
  };
}

export function missingFile(pointer: string, path: string): Problem {
  return { pointer, message: `There is no file "${path}".` };
}

export function missingSpace(name: string, known: readonly string[]): Problem {
  const nearest = nearestName(name, known);
  return {
    pointer: "/searchSpace",
    message: `There is no search space "${name}".`,
    allowed: [...known, "the path of a JSON file", "a space"].join(", "),
    ...(nearest === undefined ? {} : { nearest }),
  };
}

export function noHistory(): Problem {
  return {
    pointer: "/search/history",
    message: 'A history needs "file" or "trials".',
    allowed: 'the path of a JSON-lines file, an object with "file", or one with "trials"',
  };
}

export function historyTwice(): Problem {
  return { pointer: "/search/history", message: 'A history has either "file" or "trials", not both.' };
}

export function folderForHistory(path: string): Problem {
  return {
    pointer: "/search/history",
    message: `"${path}" is a folder; \`espalier export ${path} --format trials --out trials.jsonl\` writes the trials of a run to a file.`,
    allowed: "a JSON-lines file",
  };
}
