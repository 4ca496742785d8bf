import 'server-only'
import { strToU8, Zip, ZipDeflate } from 'fflate'
import { practicesIn } from '@/lib/artifacts/pipelines/practices'
import { planJson } from '@/lib/plan-json'
import { decisionRecords } from '@/lib/report/adr'
import { costReport } from '@/lib/report/cost-analysis'
import { controlsCsv, costsCsv } from '@/lib/report/csv'
import { incidentReport } from '@/lib/report/incident'
import { pipelineReport } from '@/lib/report/pipeline'
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
      // Made on Unix, so that scripts are programs when they are unpacked.
      entry.os = 3
      entry.attrs = (next.path.endsWith('.sh') ? 0o100755 : 0o100644) << 16
      zip.add(entry)
      entry.push(strToU8(next.content), true)
    },
  })
}

const filesOf = ({ plan, requirements, createdAt }: Revision): { path: string; content: string }[] => [
  ...plan.artifacts,
  { path: 'docs/infrastructure.md', content: report(plan) },
  { path: 'docs/pipeline.md', content: pipelineReport(plan, practicesIn(plan.artifacts)) },
  { path: 'docs/costs.md', content: costReport(plan) },
  { path: 'docs/incidents.md', content: incidentReport(plan) },
  ...decisionRecords(plan, createdAt.slice(0, 10)),
  { path: 'docs/costs.csv', content: costsCsv(plan) },
  { path: 'docs/controls.csv', content: controlsCsv(plan) },
  // The same names as on the command line: `devops --check docs/plan.json` compares with it.
  { path: 'docs/requirements.json', content: planJson(requirements) },
  { path: 'docs/plan.json', content: planJson(plan) },
]
