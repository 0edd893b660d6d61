import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { EspalierError } from "espalier";
import { readSound } from "./read-sound.ts";
import type { ResolvedExperiment } from "../../src/experiment/reading/resolved-experiment.ts";
import { stubPlugins } from "./stub-plugins.ts";

/** A folder of files for one test. */
export class TemporaryFolder {
  readonly path: string;

  private constructor(path: string) {
    this.path = path;
  }

  static async create(files: Record<string, unknown> = {}): Promise<TemporaryFolder> {
    const folder = new TemporaryFolder(await mkdtemp(join(tmpdir(), "espalier-")));
    await folder.write(files);
    return folder;
  }

  /** Texts as they are, everything else as indented JSON. */
  async write(files: Record<string, unknown>): Promise<void> {
    for (const [name, content] of Object.entries(files)) {
      const path = join(this.path, name);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, typeof content === "string" ? content : JSON.stringify(content, null, 2));
    }
  }

  async parse(name = "experiment.json", sets: readonly string[] = []): Promise<ResolvedExperiment> {
    return await readSound(join(this.path, name), { plugins: stubPlugins, overrides: sets });
  }

  /** The error that reading a file ends in, with the folder's name taken out. */
  async failure(name = "experiment.json", sets: readonly string[] = []): Promise<string> {
    const error: unknown = await this.parse(name, sets).then(
      () => new Error("no failure"),
      (reason: unknown) => reason,
    );
    if (!(error instanceof EspalierError)) throw error;
    const text = [`exit ${error.exitCode} ${error.code}`, error.message, error.culprit, error.remedy];
    return text
      .filter((part) => part !== undefined)
      .join("\n")
      .replaceAll(`${this.path}/`, "");
  }

  async remove(): Promise<void> {
    await rm(this.path, { recursive: true });
  }
}
