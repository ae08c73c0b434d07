// Prisma's PostgreSQL adapter, made fit for the schema engine.
import { randomUUID } from 'node:crypto';
import { PrismaPg } from '@prisma/adapter-pg';
import { ColumnTypeEnum } from '@prisma/driver-adapter-utils';
import pg from 'pg';

const CHAR_OID = 18;
const TEXT_OID = 25;

/** The adapter runs a script as a whole, as `src/storage/migrate.ts` does: by itself it cuts it at semicolons, also in a function. */
function withWholeScripts(adapter) {
  adapter.executeScript = async (sql) => void (await adapter.executeRaw({ sql, args: [], argTypes: [] }));
  return adapter;
}

/**
 * The adapter refuses PostgreSQL's internal type "char", in which the catalogue that the engine reads has columns. They
 * are passed through as text, and their type is put right in the answer.
 */
function withCharColumns(adapter) {
  const pool = adapter.underlyingDriver();
  const query = pool.query.bind(pool);
  const queryRaw = adapter.queryRaw.bind(adapter);
  const charColumns = new WeakMap(); // by the rows, which the adapter hands on as they are
  pool.query = async (...args) => {
    const result = await query(...args);
    const columns = (result?.fields ?? []).flatMap((field, index) =>
      field.dataTypeID === CHAR_OID ? [index] : [],
    );
    for (const index of columns) result.fields[index].dataTypeID = TEXT_OID;
    if (columns.length > 0) charColumns.set(result.rows, columns);
    return result;
  };
  adapter.queryRaw = async (request) => {
    const result = await queryRaw(request);
    for (const index of charColumns.get(result.rows) ?? [])
      result.columnTypes[index] = ColumnTypeEnum.Character;
    return result;
  };
  return adapter;
}

/** Also makes shadow databases, and drops each once its own connections are closed (the original drops it before). */
export class MigrationAdapterFactory extends PrismaPg {
  #config;

  constructor(config) {
    super(config);
    this.#config = config;
  }

  async connect() {
    return withWholeScripts(withCharColumns(await super.connect()));
  }

  async connectToShadowDb() {
    const database = `cairn_shadow_${randomUUID()}`;
    await this.#administer(`CREATE DATABASE "${database}"`);
    const adapter = await new MigrationAdapterFactory({ ...this.#config, database }).connect();
    const dispose = adapter.dispose.bind(adapter);
    adapter.dispose = async () => {
      await dispose();
      await this.#administer(`DROP DATABASE IF EXISTS "${database}" WITH (FORCE)`);
    };
    return adapter;
  }

  async #administer(sql) {
    const client = new pg.Client(this.#config);
    await client.connect();
    try {
      await client.query(sql);
    } finally {
      await client.end();
    }
  }
}
