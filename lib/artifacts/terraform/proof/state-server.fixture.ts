import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/**
 * Keeps states over Terraform's HTTP backend. A state in a local file would be written anew after each resource, which takes most of the
 * time of an apply of some hundred; a remote one is written at the end.
 */
export async function stateServer(): Promise<{ address: string; close: () => void }> {
  const states = new Map<string, string>()
  const server = createServer((request, response) => {
    const { url = '/', method } = request
    const parts: string[] = []
    request.on('data', (part) => parts.push(String(part)))
    request.on('end', () => {
      if (method === 'POST') states.set(url, parts.join(''))
      if (method === 'DELETE') states.delete(url)
      const state = method === 'GET' ? states.get(url) : ''
      response.writeHead(state === undefined ? 404 : 200).end(state)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { address: `http://127.0.0.1:${port}`, close: () => server.close() }
}
