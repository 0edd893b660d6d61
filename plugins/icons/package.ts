import type { DataPackage } from "espalier";

/** The package with the icons. */
export const ICONIFY: DataPackage = {
  name: "@iconify/json",
  version: "2.2.535",
  sha512: "nAV60ACUSHwnsb6fsp+letHlNkrwO4vzBtcC6B4EDHErQQfezk7E3nJdnwJjve6OCfMNO0uVT5Vrgna9/NCmXw==",
  contents: "390,629 icons in 243 sets",
  megabytes: 104,
  parts: ["json"],
};
