import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll } from "vitest";
import { isThere } from "../required.ts";

const NAMES = ["chromium", "chromium-browser", "google-chrome"];

const executable = (process.env["PATH"] ?? "")
  .split(":")
  .flatMap((folder) => NAMES.map((name) => join(folder, name)))
  .find((file) => existsSync(file));

/** Whether this machine has a browser. */
export const hasBrowser: boolean = isThere("Chromium", executable !== undefined);

let browser: Promise<Browser> | undefined;

afterAll(async () => {
  const open = browser;
  browser = undefined;
  await (await open)?.close();
});

/** A page in a browser, and what went wrong in it. */
export interface OpenPage {
  readonly page: Page;
  /** Errors, warnings and logs of the console, and requests beyond the page itself. */
  readonly complaints: readonly string[];
}

/** Opens a file or an address, with a screen of a desktop. */
export async function openPage(target: string, width = 1200): Promise<OpenPage> {
  browser ??= chromium.launch({
    executablePath: executable!,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
    ],
  });
  const page = await (await browser).newPage({ viewport: { width, height: 900 } });
  const url = target.startsWith("http") ? target : pathToFileURL(target).href;
  const complaints: string[] = [];
  page.on("console", (message) => complaints.push(`${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => complaints.push(error.stack ?? error.message));
  page.on("request", (request) => {
    const { origin } = new URL(url);
    const isOwn = origin === "null" ? request.url() === url : request.url().startsWith(`${origin}/`);
    if (!isOwn) complaints.push(`request: ${request.url()}`);
  });
  await page.goto(url);
  return { page, complaints };
}
