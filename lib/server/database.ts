import 'server-only'
import { PrismaPg } from '@prisma/adapter-pg'
import { environment } from './env'
import { PrismaClient } from './generated/client'

// Development reloads this module again and again; the client, with its connections, has to outlive that.
const kept = globalThis as typeof globalThis & { groundplanDatabase?: PrismaClient }

/** Connects at the first call, so that importing a repository needs no database. */
export function database(): PrismaClient {
  kept.groundplanDatabase ??= new PrismaClient({
    adapter: new PrismaPg({ connectionString: environment().DATABASE_URL }),
  })
  return kept.groundplanDatabase
}
