import { defineConfig } from 'prisma/config'

// Only Prisma's own commands read the address; `generate` needs none, and the app is given DATABASE_URL by its launcher.
export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: process.env.DATABASE_URL ?? 'postgresql://localhost:5432/groundplan' },
})
