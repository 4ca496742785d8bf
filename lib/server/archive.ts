import 'server-only'
import { strToU8, Zip, ZipDeflate } from 'fflate'
import { handedOver } from '@/lib/handed-over'
import type { Revision } from './revisions'

/** Everything a revision gives, as a zip that unpacks into a repository. It is made while it is sent, one file at a time. */
export function archive(
  revision: Pick<Revision, 'plan' | 'requirements' | 'createdAt'>,
  folder: string,
): ReadableStream<Uint8Array> {
  const { plan, requirements, createdAt } = revision
  const waiting = handedOver({ plan, requirements, date: createdAt.slice(0, 10) })
  let zip: Zip
  return new ReadableStream<Uint8Array>({
    start(controller) {
      zip = new Zip((error, chunk, isLast) => {
        if (error) return controller.error(error)
        controller.enqueue(chunk)
        if (isLast) controller.close()
      })
    },
    pull() {
      const next = waiting.shift()
      if (!next) return zip.end()
      const entry = new ZipDeflate(`${folder}/${next.path}`)
      // The revision's own time, so that the same revision is the same file.
      entry.mtime = revision.createdAt
      // Made on Unix, so that scripts are programs when they are unpacked.
      entry.os = 3
      entry.attrs = (next.path.endsWith('.sh') ? 0o100755 : 0o100644) << 16
      zip.add(entry)
      entry.push(strToU8(next.content), true)
    },
  })
}
