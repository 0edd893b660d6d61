import type { ShownExample } from "../data/data-stream.ts";
import { visibleText } from "../visible-text.ts";

/** An example on a sheet. */
export interface SheetExample extends ShownExample {
  readonly id: string;
}

/** A growth step with some of its examples. */
export interface SheetStep {
  readonly name: string;
  /** Total number of examples of the step. */
  readonly count: number;
  readonly examples: readonly SheetExample[];
}

/** Content of an example sheet. */
export interface Sheet {
  readonly title: string;
  /** The stream's strategy. */
  readonly stream: string;
  readonly split: string;
  readonly steps: readonly SheetStep[];
}

const STYLE = `
:root { color-scheme: light dark; --paper: #fff; --card: #f4f4f2; --ink: #1d1d1b; --faint: #6b6b66; --line: #dcdcd6; }
@media (prefers-color-scheme: dark) {
  :root { --paper: #171716; --card: #222220; --ink: #ecece6; --faint: #9a9a92; --line: #383834; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1.5rem 1rem 4rem; max-width: 80rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.45 system-ui, sans-serif; }
h1 { margin: 0 0 .25rem; font-size: 1.5rem; }
h2 { margin: 2.5rem 0 .25rem; padding-top: 1rem; border-top: 1px solid var(--line); font-size: 1.15rem; }
p { margin: 0 0 1rem; color: var(--faint); }
.examples { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(13rem, 45%), 1fr)); gap: .75rem; }
figure { margin: 0; padding: .6rem; border-radius: .5rem; background: var(--card); overflow-wrap: anywhere; }
img { display: block; width: 100%; max-width: 12rem; aspect-ratio: 1; margin: 0 auto .5rem; border-radius: .25rem;
  image-rendering: pixelated; }
ul { margin: 0; padding-left: 1.1rem; font-size: .9rem; }
small { display: block; margin-top: .4rem; color: var(--faint); font-size: .75rem; }
`;

/** A self-contained HTML page with some examples of each step. */
export function exampleSheet({ title, stream, split, steps }: Sheet): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)}: examples</title>
<style>${STYLE}</style>
<h1>${escape(title)}</h1>
<p>Examples of the stream ${escape(stream)}, split ${escape(split)}</p>
${steps.map(section).join("\n")}
</html>
`;
}

function section({ name, count, examples }: SheetStep, index: number): string {
  const shown = examples.length === count ? "" : `, ${examples.length} of them shown`;
  return `<h2>Step ${index + 1}: ${escape(name)}</h2>
<p>${count.toLocaleString("en")} ${count === 1 ? "example" : "examples"}${shown}</p>
<div class="examples">
${examples.map(figure).join("\n")}
</div>`;
}

function figure({ id, media, texts, notes }: SheetExample): string {
  const shown = media === undefined ? "" : `<img src="${escape(media)}" alt="${escape(texts[0] ?? id)}">`;
  const items = texts.map((text) => `<li>${escape(text)}</li>`).join("");
  const small = [id, ...notes].map(escape).join(" · ");
  return `<figure>${shown}<ul>${items}</ul><small>${small}</small></figure>`;
}

/** Escapes a text for HTML. */
function escape(text: string): string {
  const marks: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
  return visibleText(text).replaceAll(/[&<>"]/g, (mark) => marks[mark] ?? mark);
}
