/** Node's own, whose types come with those of a browser alone. */
declare namespace WebAssembly {
  function compile(bytes: Uint8Array): Promise<Module>;
}
