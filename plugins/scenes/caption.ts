import type { Caption } from "espalier";
import type { Scene } from "./scene.ts";
import { isTrue, type Statement } from "./statement.ts";

/** A caption that knows what it says. */
export class SceneCaption implements Caption {
  readonly text: string;
  readonly statements: readonly Statement[];

  constructor(text: string, statements: readonly Statement[]) {
    this.text = text;
    this.statements = statements;
  }

  isTrueOf(scene: Scene): boolean {
    return this.statements.every((statement) => isTrue(statement, scene));
  }
}
