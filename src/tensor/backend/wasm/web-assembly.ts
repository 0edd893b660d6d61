/** A memory that modules share. */
export interface Memory {
  readonly buffer: ArrayBuffer;
}

/** A compiled module. */
export interface CompiledModule {
  readonly [Symbol.toStringTag]: string;
}

interface WebAssembly {
  validate(bytes: Uint8Array): boolean;
  readonly Module: new (bytes: Uint8Array) => CompiledModule;
  readonly Instance: new (
    module: CompiledModule,
    imports: Readonly<Record<string, Readonly<Record<string, Memory>>>>,
  ) => { readonly exports: unknown };
}

/** The used part of the global `WebAssembly`, which TypeScript declares only for browsers. */
export const webAssembly = (globalThis as unknown as { readonly WebAssembly: WebAssembly }).WebAssembly;
