import { cudaWheels } from "./cuda-wheels.ts";

/** A pinned wheel of the Python package index. */
export interface Wheel {
  readonly package: string;
  readonly version: string;
  /** Platform tags for pip's `--platform`, one of which must match. */
  readonly platforms: readonly string[];
  readonly sha256: string;
}

/** Source of libtensorflow on a platform. */
export interface Distribution {
  readonly name: string;
  readonly wheels: readonly [tensorflow: Wheel, ...others: Wheel[]];
  /** Size of the download in megabytes. */
  readonly downloadMegabytes: number;
  /** Size of the unpacked libraries in megabytes. */
  readonly unpackedMegabytes: number;
  readonly libraries: readonly [c: string, framework: string];
}

export const tensorflowVersion = "2.21.0";

const linuxLibraries = ["libtensorflow_cc.so.2", "libtensorflow_framework.so.2"] as const;
const macLibraries = ["libtensorflow_cc.2.dylib", "libtensorflow_framework.2.dylib"] as const;

const tensorflow = (name: string, platform: string, sha256: string): Wheel => ({
  package: name,
  version: tensorflowVersion,
  platforms: [platform],
  sha256,
});

// Hashes and sizes are those of the downloaded wheels. Only linux-x64 was built and run.
const distributions: Readonly<Record<string, Distribution>> = {
  "linux-x64": {
    name: `tensorflow-cpu-${tensorflowVersion}`,
    wheels: [
      tensorflow(
        "tensorflow-cpu",
        "manylinux_2_27_x86_64",
        "dcc8afd32930e42d5296b6ee19078b773706830af4ea97fbe503b9f5e0f820cb",
      ),
    ],
    downloadMegabytes: 274,
    unpackedMegabytes: 855,
    libraries: linuxLibraries,
  },
  "linux-arm64": {
    name: `tensorflow-${tensorflowVersion}`,
    wheels: [
      tensorflow(
        "tensorflow",
        "manylinux_2_27_aarch64",
        "b07d15737406533898e36c7ef7944b1be18e9028dc521b9229952c537bbc5552",
      ),
    ],
    downloadMegabytes: 282,
    unpackedMegabytes: 885,
    libraries: linuxLibraries,
  },
  "darwin-arm64": {
    name: `tensorflow-${tensorflowVersion}`,
    wheels: [
      tensorflow(
        "tensorflow",
        "macosx_12_0_arm64",
        "56ecd7d47429acbe1df2694d50b75bf9fc3995ac92cb367cd9af6c4780ead712",
      ),
    ],
    downloadMegabytes: 224,
    unpackedMegabytes: 745,
    libraries: macLibraries,
  },
  "linux-x64-gpu": {
    name: `tensorflow-cuda-${tensorflowVersion}`,
    wheels: [
      tensorflow(
        "tensorflow",
        "manylinux_2_27_x86_64",
        "b3b95643c4e70eb925839938fb35cbe142f317ec84af6844ee61513713bb13c0",
      ),
      ...cudaWheels,
    ],
    downloadMegabytes: 3380,
    unpackedMegabytes: 5420,
    libraries: linuxLibraries,
  },
};

/** The distribution for this machine, if one is published. */
export function findDistribution(gpu: boolean): Distribution | undefined {
  return isMusl() ? undefined : distributions[machineName(gpu)];
}

/** The machine's key in the table of distributions, such as `linux-x64`. */
export function machineName(gpu: boolean): string {
  return `${process.platform}-${process.arch}${gpu ? "-gpu" : ""}`;
}

/** Whether the C library is musl, as on Alpine; the wheels need glibc. */
function isMusl(): boolean {
  if (process.platform !== "linux") return false;
  const report = process.report.getReport() as { header?: { glibcVersionRuntime?: string } };
  return report.header?.glibcVersionRuntime === undefined;
}
