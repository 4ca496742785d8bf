import 'server-only'
import { z } from 'zod'

const Environment = z.object({
  /** Set by the launcher for its own Postgres, or by whoever runs another one. */
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
})

/** Read when it is first needed and not before: a build has no database. */
export function environment() {
  const { success, data, error } = Environment.safeParse(process.env)
  if (success) return data
  throw new Error(`The environment is not set up: ${z.prettifyError(error)}`)
}
