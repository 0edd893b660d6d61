// Prints a digest of ids, labels and pictures of all digits, for each order.
import { digestOf } from "../digest-of.ts";

for (const order of ["classes", "mixed"] as const) console.log(await digestOf(order));
