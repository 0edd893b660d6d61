#!/usr/bin/env node
import { hideBin } from "yargs/helpers";
import { watchForEarlyEnd } from "../process/early-end.ts";
import { runCommandLine } from "./command-line.ts";
import { endProcess } from "./end-process.ts";
import { outliveReaders } from "./print/output.ts";
import { printError } from "./print/print-error.ts";

outliveReaders();
watchForEarlyEnd(printError);
await runCommandLine(hideBin(process.argv));
await endProcess();
