import type { Caption } from "espalier/image-text";
import type { Scene } from "./scene.ts";
import { isTrue, type Statement } from "./statement.ts";

/** A caption's words and what they say. */
export interface Told {
  readonly text: string;
  readonly statements: readonly Statement[];
}

/** A caption that knows what it says. It is made when it is first asked for: training reads one of several. */
export class SceneCaption implements Caption {
  private readonly tell: () => Told;
  private told: Told | undefined;

  constructor(tell: () => Told) {
    this.tell = tell;
  }

  get text(): string {
    return this.content.text;
  }

  get statements(): readonly Statement[] {
    return this.content.statements;
  }

  isTrueOf(scene: Scene): boolean {
    for (const statement of this.statements) if (!isTrue(statement, scene)) return false;
    return true;
  }

  private get content(): Told {
    this.told ??= this.tell();
    return this.told;
  }
}
