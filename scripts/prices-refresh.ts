import { join } from 'node:path'
import { runRefresh } from './prices/run-refresh'

/** Prices read again from the clouds' own APIs: `npm run prices:refresh`, and `-- --help` for what that covers. */
process.exitCode = await runRefresh({
  args: process.argv.slice(2),
  folder: join(import.meta.dirname, '..', 'lib', 'catalog', 'data'),
  environment: process.env,
  today: new Date().toISOString().slice(0, 10),
  stdout: process.stdout,
  stderr: process.stderr,
})
