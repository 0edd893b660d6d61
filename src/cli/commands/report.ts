import { join } from "node:path";
import type { Argv, CommandModule } from "yargs";
import { PAGE_NAME } from "../../report/page-name.ts";
import { print } from "../print/output.ts";

interface ReportArguments {
  readonly path: string;
  readonly out: string | undefined;
}

export const reportCommand: CommandModule<object, ReportArguments> = {
  command: "report <path>",
  describe: "Write a page with the charts of a run, an ablation or a folder of runs",
  builder: (yargs) =>
    yargs
      .positional("path", {
        type: "string",
        demandOption: true,
        describe: "Run folder, folder of an ablation, or folder of runs",
      })
      .option("out", {
        type: "string",
        requiresArg: true,
        describe: "File to write. Default: report.html in the folder",
      })
      .example("espalier report runs/growclip-emoji-0123456789ab", "") as Argv<ReportArguments>,
  handler: async ({ path, out }) => {
    const { writePage } = await import("./write-page.ts");
    const target = out ?? join(path, PAGE_NAME);
    await writePage(path, target);
    print(target);
  },
};
