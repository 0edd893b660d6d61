import { mkdir, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { isatty } from "node:tty";
import { Obstacle, saysDiskIsFull } from "../../download/obstacle.ts";
import type { Prerequisites } from "./prerequisites.ts";
import { runProgram } from "../../download/run-program.ts";
import type { Wheel } from "./wheels.ts";

/**
 * Downloads the wheels of a distribution into `folder` by pip, with the user's settings (index, proxies,
 * certificates). pip checks each against its pinned SHA-256.
 * @returns the wheels' files
 */
export async function downloadWheels(
  { pip: [program, ...parameters], distribution }: Prerequisites,
  folder: string,
): Promise<string[]> {
  await mkdir(folder, { recursive: true });
  const requirements = join(folder, "requirements.txt");
  await writeFile(requirements, distribution.wheels.map(requirement).join(""));
  const onTerminal = isatty(2);
  const { status, stderr } = await runProgram(
    program,
    [
      ...[...parameters, "download", ...(onTerminal ? [] : ["--quiet"])],
      ...downloadOptions(distribution.wheels),
      ...[`--dest=${folder}`, `--requirement=${requirements}`],
    ],
    {
      // pip fills its temporary folder first, and the system's may be small.
      env: { TMPDIR: folder, PIP_REQUIRE_VIRTUALENV: "0", PIP_NO_INPUT: "1" },
      onTerminal,
    },
  );
  if (status !== 0) throw new Obstacle(explainPip(stderr, distribution.name));
  const files = (await readdir(folder)).filter((name) => name.endsWith(".whl"));
  return files.map((name) => join(folder, name));
}

const requirement = (wheel: Wheel): string =>
  `${wheel.package}==${wheel.version} --hash=sha256:${wheel.sha256}\n`;

function downloadOptions(wheels: readonly Wheel[]): string[] {
  const platforms = [...new Set(wheels.flatMap((wheel) => wheel.platforms))];
  return [
    ...["--disable-pip-version-check", "--no-cache-dir", "--no-deps", "--require-hashes"],
    ...["--only-binary=:all:", "--python-version=3.12", "--implementation=cp"],
    ...platforms.map((platform) => `--platform=${platform}`),
    ...["--retries=2", "--timeout=30"],
  ];
}

/** Summarises pip's output as the end of a sentence. */
function explainPip(stderr: string, name: string): string {
  if (/DO NOT MATCH THE HASHES/i.test(stderr))
    return `a download of ${name} with the pinned SHA-256, but pip received another file`;
  if (saysDiskIsFull(stderr)) return `more disk space for the download of ${name}`;
  if (/connection broken|Could not fetch URL/i.test(stderr))
    return `a network: pip cannot reach the package index to download ${name}`;
  const errors = stderr.split("\n").filter((line) => line.startsWith("ERROR: "));
  const last = errors.at(-1)?.slice("ERROR: ".length) ?? "pip failed without an error message";
  return `a package index that pip can download ${name} from (pip says: ${last.trim()})`;
}
