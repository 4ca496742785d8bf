import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'

/** Whether a process of that number runs and is not merely waiting to be reaped. */
export function isAlive(pid) {
  try {
    process.kill(pid, 0)
  } catch (error) {
    return error.code === 'EPERM'
  }
  return !/^State:\s+Z/m.test(read(`/proc/${pid}/status`))
}

/** Numbers are reused, after a restart of the machine above all, so the command line has to name the program too. */
export const isRunning = (pid, program) => isAlive(pid) && commandLine(pid).includes(program)

function commandLine(pid) {
  const line = read(`/proc/${pid}/cmdline`)
  if (line) return line
  const [command, ...flags] =
    process.platform === 'win32'
      ? ['tasklist', '/fo', 'csv', '/nh', '/fi', `PID eq ${pid}`]
      : ['ps', '-o', 'args=', '-p', String(pid)]
  return spawnSync(command, flags, { encoding: 'utf8' }).stdout ?? ''
}

const read = (file) => (existsSync(file) ? readFileSync(file, 'utf8') : '')
