import { openTestServer } from './database.mjs'
import { generateClient } from './prepare.mjs'

/** Vitest's set-up for tests against a database: one of their own on a real Postgres, named to them by DATABASE_URL. */
export default async function setUp() {
  generateClient()
  const server = await openTestServer()
  process.env.DATABASE_URL = await server.create()
  return () => server.stop()
}
