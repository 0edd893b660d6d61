import { appendFileSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Fault, type Tally, writeFiles } from "./fuzzer.ts";
import type { Files } from "./kind.ts";

/** Characters of an input's file that the report shows; the whole stands in the input's folder. */
const SHOWN = 600;

/** What fuzzing has found so far, in files that are there whatever becomes of the process. */
export class Report {
  readonly folder: string;
  readonly faults: Fault[] = [];
  private readonly known = new Map<string, Set<string>>();
  private readonly tallies = new Map<
    string,
    { inputs: number; endings: Map<string, number>; slowest: number }
  >();

  constructor(folder: string) {
    this.folder = folder;
    mkdirSync(folder, { recursive: true });
  }

  /** The signatures of a kind that are reported already. */
  knownOf(kind: string): Set<string> {
    const known = this.known.get(kind) ?? new Set();
    this.known.set(kind, known);
    return known;
  }

  add(fault: Fault): void {
    this.faults.push(fault);
    writeFiles(this.inputOf(fault), fault.files);
    this.log(`FAULT ${fault.kind}: ${fault.signature}`);
    this.write();
  }

  count(kind: string, { inputs, endings, slowestSeconds }: Tally): void {
    const sum = this.tallies.get(kind) ?? { inputs: 0, endings: new Map(), slowest: 0 };
    sum.inputs += inputs;
    sum.slowest = Math.max(sum.slowest, slowestSeconds);
    for (const [name, count] of endings) sum.endings.set(name, (sum.endings.get(name) ?? 0) + count);
    this.tallies.set(kind, sum);
    this.log(
      `${kind}: ${inputs} inputs, ${endings.get("read") ?? 0} of them read, slowest ${slowestSeconds.toFixed(1)} s`,
    );
    this.write();
  }

  log(line: string): void {
    console.log(line);
    appendFileSync(join(this.folder, "log.txt"), `${new Date().toISOString()} ${line}\n`);
  }

  finish(): void {
    for (const [kind, { inputs, slowest }] of this.tallies)
      this.log(`${kind}: ${inputs} inputs in all, slowest ${slowest.toFixed(1)} s`);
    this.log(`${this.faults.length} faults; see ${join(this.folder, "report.md")}`);
    this.write();
  }

  private write(): void {
    const tallies = [...this.tallies].map(
      ([kind, { inputs, endings, slowest }]) =>
        `| ${kind} | ${inputs} | ${endings.get("read") ?? 0} | ${endings.get("fault") ?? 0} | ${endings.size} | ${slowest.toFixed(1)} s |`,
    );
    const table = [
      "| kind | inputs | read | faults | endings | slowest |",
      "| - | - | - | - | - | - |",
      ...tallies,
    ];
    const faults = this.faults.map((fault) => this.describe(fault));
    writeFileSync(
      join(this.folder, "report.md"),
      ["# Fuzzing", table.join("\n"), ...faults, ""].join("\n\n"),
    );
  }

  private inputOf({ kind, signature }: Fault): string {
    const place = this.faults.findIndex((fault) => fault.kind === kind && fault.signature === signature);
    return join(this.folder, `${kind}-${place + 1}`);
  }

  private describe(fault: Fault): string {
    const { kind, signature, detail, seed, files } = fault;
    return [
      `## ${kind}: ${signature}`,
      `Seed ${seed}, input in ${this.inputOf(fault)}`,
      `\`\`\`\n${detail.trim()}\n\`\`\``,
      ...showFiles(files),
    ].join("\n\n");
  }
}

function showFiles(files: Files): string[] {
  return Object.entries(files)
    .filter(([name]) => !name.endsWith(".safetensors"))
    .map(([name, content]) => {
      const text = typeof content === "string" ? content : Buffer.from(content).toString();
      const shown = JSON.stringify(text.slice(0, SHOWN));
      return `${name}, ${text.length} characters: \`${shown}\``;
    });
}
