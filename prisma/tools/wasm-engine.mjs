// Loads the WebAssembly build of Prisma's schema engine, which the package leaves to its user.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg';

/** The engine over the schema files, given as pairs of name and text, and the database of the adapter factory. */
export async function createEngine(adapterFactory, schemaFiles) {
  // The engine looks up this global to report a panic.
  globalThis.PRISMA_WASM_PANIC_REGISTRY ??= {
    set_message: (message) => process.stderr.write(`The schema engine panicked: ${message}\n`),
  };
  await instantiate();
  return bindings.SchemaEngine.new(
    { datamodels: schemaFiles.length > 0 ? schemaFiles : undefined },
    () => {}, // its log
    bindMigrationAwareSqlAdapterFactory(adapterFactory),
  );
}

async function instantiate() {
  const entry = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg');
  const code = await readFile(path.join(path.dirname(entry), 'schema_engine_bg.wasm'));
  const { instance } = await WebAssembly.instantiate(code, { './schema_engine_bg.js': bindings });
  bindings.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
}
