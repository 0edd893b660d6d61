import { definePlugin } from "espalier";
import { searched } from "./searched.ts";
import { supernet } from "./supernet.ts";

export { supernet, searched };

export default definePlugin({ name: "supernet", strategies: [supernet, searched] });
