/** As much of the WebAssembly API as the checker uses; every platform that it runs on has it, and no library of types that it needs. */
declare namespace WebAssembly {
  class Module {
    constructor(bytes: Uint8Array<ArrayBuffer>);
  }
  class Instance {
    constructor(module: Module, imports: { readonly env: { readonly [name: string]: unknown } });
    readonly exports: { readonly [name: string]: unknown };
  }
  /** A memory of `initial` pages of 64 KiB each. The system provides a page when it is written to. */
  class Memory {
    constructor(size: { readonly initial: number; readonly maximum: number; readonly shared: boolean });
    readonly buffer: ArrayBuffer | SharedArrayBuffer;
  }
}
