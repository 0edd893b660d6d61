import { setTimeout } from "node:timers/promises";
import { notify, withProgress } from "../../../src/download/notices.ts";
import { printNotices } from "../../../src/cli/print/print-notices.ts";

// Work that takes a while, told to the user as by a plug-in. @param argv milliseconds of each of four parts.
const [, , milliseconds] = process.argv;
const end = printNotices();
notify("Drawing 4 icons, once per machine.");
await withProgress("Drawing icons", { total: 4, unit: "icons" }, async (report) => {
  for (let done = 1; done <= 4; done++) {
    await setTimeout(Number(milliseconds));
    report(done);
  }
});
notify("All is drawn.");
end();
