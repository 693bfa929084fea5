import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg';
import type { SchemaEngine } from '@prisma/schema-engine-wasm/schema_engine_bg';
import { migrationAdapter } from './migration-adapter';

let loaded = false;
let lastPanic: string | null = null;

/**
 * Prisma's own schema engine, the one behind `prisma migrate`. The binary of that command is a download
 * a closed network refuses; the same engine in WebAssembly comes with the npm packages.
 */
export async function withSchemaEngine<Result>(
  databaseUrl: string,
  work: (engine: SchemaEngine) => Promise<Result>,
): Promise<Result> {
  load();
  const { factory, close } = migrationAdapter(databaseUrl);
  const bound = bindMigrationAwareSqlAdapterFactory(factory);
  try {
    const engine = await bindings.SchemaEngine.new({ datamodels: undefined }, () => undefined, bound);
    const result = await work(engine);
    engine.free();
    return result;
  } catch (error) {
    throw readable(error, (id) => bound.errorRegistry.consumeError(id)?.error);
  } finally {
    await close();
  }
}

function load(): void {
  if (loaded) return;
  const entry = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg');
  const compiled = new WebAssembly.Module(readFileSync(join(dirname(entry), 'schema_engine_bg.wasm')));
  const { exports } = new WebAssembly.Instance(compiled, {
    './schema_engine_bg.js': { ...bindings, ...patientTimers() },
  });
  // The engine hands over here what broke it before it stops.
  const registry = { set_message: (message: string) => (lastPanic = message) };
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: registry });
  bindings.__wbg_set_wasm(exports);
  const initialise = exports.__wbindgen_start as () => void;
  initialise();
  loaded = true;
}

/** The engine never clears the time limit of its lock: without this a process that is done would wait for it. */
function patientTimers(): Record<string, (callback: () => void, milliseconds: number) => unknown> {
  const names = Object.keys(bindings).filter((name) => name.startsWith('__wbg_setTimeout_'));
  return Object.fromEntries(
    names.map((name) => [name, (callback, milliseconds) => setTimeout(callback, milliseconds >>> 0).unref()]),
  );
}

/** The engine tells only the number under which the adapter keeps what PostgreSQL really said. */
function readable(error: unknown, kept: (id: number) => unknown): Error {
  const text = lastPanic ?? (error instanceof Error ? error.message : JSON.stringify(error));
  lastPanic = null;
  const cause = kept(Number(/External error id#(\d+)/.exec(text)?.[1] ?? -1));
  const migration = /migration_name="([^"]+)"/.exec(text)?.[1];
  const said = cause instanceof Error ? cause.message : text;
  return new Error(migration ? `${migration}: ${said}` : said, { cause: cause ?? error });
}
