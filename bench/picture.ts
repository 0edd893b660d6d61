// Takes the picture of the page in docs/: `npm run picture -- runs/growclip-emoji-.../report.html`.
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const PICTURE = "docs/growclip-emoji.png";
/** The head of the page, the growth and the first scores. */
const SIZE = { width: 1160, height: 1330 };

const browser = await chromium.launch({
  executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu"],
});
const page = await browser.newPage({ viewport: SIZE, colorScheme: "light" });
await page.goto(pathToFileURL(resolve(process.argv[2] ?? "report.html")).href);
await page.locator('[data-chart^="score"] svg').first().waitFor();
await page.screenshot({ path: PICTURE });
await browser.close();
console.log(PICTURE);
