import { defineConfig } from 'prisma/config';

// Paths are relative to this file. `prisma/tools/prisma.mjs` passes it to Prisma's command line.
export default defineConfig({
  schema: 'schema.prisma',
  migrations: { path: 'migrations' },
  datasource: { url: process.env.DATABASE_URL ?? '' },
});
