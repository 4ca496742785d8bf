import 'server-only'
import { strToU8, Zip, ZipDeflate } from 'fflate'
import { planJson } from '@/lib/plan-json'
import { report } from '@/lib/report/report'
import type { Revision } from './revisions'

/** Everything a revision gives, as a zip that unpacks into a repository. It is made while it is sent, one file at a time. */
export function archive(revision: Revision, folder: string): ReadableStream<Uint8Array> {
  const waiting = filesOf(revision)
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
      zip.add(entry)
      entry.push(strToU8(next.content), true)
    },
  })
}

const filesOf = ({ plan, requirements }: Revision): { path: string; content: string }[] => [
  ...plan.artifacts,
  { path: 'docs/infrastructure.md', content: report(plan) },
  // The same names as on the command line: `devops --check docs/plan.json` compares with it.
  { path: 'docs/requirements.json', content: planJson(requirements) },
  { path: 'docs/plan.json', content: planJson(plan) },
]
