import net from 'node:net'
import { say } from './workspace.mjs'

export const hostWanted = () => process.env.HOST ?? '127.0.0.1'

/** PORT where it is set, and then that or nothing; otherwise the first free one from 3000 up. */
export async function portWanted(host) {
  if (process.env.PORT) {
    const port = Number(process.env.PORT)
    if (!(await isFree(host, port))) throw new Error(`Port ${process.env.PORT} on ${host} is taken, or is not a port.`)
    return port
  }
  for (let port = 3000; port < 3100; port += 1) {
    if (!(await isFree(host, port))) continue
    if (port !== 3000) say(`Port 3000 is taken, using ${port} (PORT=… chooses another)`)
    return port
  }
  throw new Error('Ports 3000 to 3099 are all taken. Choose one with PORT=…')
}

/** Any port that nobody listens on at the moment. */
export const freePort = () =>
  new Promise((resolve, reject) => {
    const probe = net.createServer().once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address()
      probe.close(() => resolve(port))
    })
  })

const isFree = (host, port) =>
  new Promise((resolve) => {
    if (!Number.isInteger(port) || port < 1 || port > 65_535) return resolve(false)
    const probe = net.createServer().once('error', () => resolve(false))
    probe.listen(port, host, () => probe.close(() => resolve(true)))
  })
