import { Check } from 'lucide-react'
import { Suspense } from 'react'
import { ButtonLink } from '@/components/ui/button-link'
import { Callout } from '@/components/ui/callout'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { TextLink } from '@/components/ui/text-link'
import { partOf, type ValueToSet, valuesToSet } from '@/lib/artifacts/values-to-set'
import type { PlanDocument } from '@/lib/plan-document'
import { withCode } from '@/lib/report/document'
import type { FileProof } from '@/lib/server/prove'
import { plural } from '@/lib/units/counts'
import { InlineText } from '../inline-text'
import { CodeView } from './code-view'
import { FileList } from './file-list'
import { fileTree } from './file-tree'

type CodeSectionProps = {
  artifacts: PlanDocument['artifacts']
  /** The file asked for; where it is not among them, the one that says how to begin. */
  file: string | undefined
  hrefOf: (path: string) => string
  archiveHref: string
  /** Where a single file is saved from. */
  downloadHrefOf: (path: string) => string
  /** What the files were checked by, once that is known; it takes a moment. */
  proof: Promise<FileProof | null>
}

/** The file tree beside one file. */
export function CodeSection({ artifacts, file, hrefOf, archiveHref, downloadHrefOf, proof }: CodeSectionProps) {
  const current = artifacts.find(({ path }) => path === file) ?? readFirst(artifacts)
  if (!current) return <NoCode />
  const values = valuesToSet(artifacts)
  const toSet = new Map(values.map(({ path }) => [path, values.filter((value) => value.path === path).length]))
  const list = <FileList nodes={fileTree(artifacts)} current={current.path} hrefOf={hrefOf} toSet={toSet} />
  return (
    <div className="space-y-5">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="text-body text-ink-2">
          {plural(artifacts.length, 'file')}. {plural(values.length, 'value')} to set before you apply.
        </p>
        <ButtonLink href={archiveHref} download>
          Download zip
        </ButtonLink>
      </div>
      <Suspense fallback={<p className="min-h-6 text-ink-2 text-small">Checking the files…</p>}>
        <ProofLine proof={proof} />
      </Suspense>
      <ValuesToSet values={values} hrefOf={hrefOf} />
      <Card padding="none" className="overflow-hidden lg:flex">
        <nav aria-label="Files" className="shrink-0 border-line max-lg:border-b lg:w-64 lg:border-r xl:w-72">
          <details className="p-3 lg:hidden">
            <summary className="flex min-h-8 items-center font-medium text-accent">
              {plural(artifacts.length, 'file')}
            </summary>
            {list}
          </details>
          <div className="hidden p-3 lg:block">{list}</div>
        </nav>
        <CodeView file={current} downloadHref={downloadHrefOf(current.path)} />
      </Card>
    </div>
  )
}

/** An older revision keeps what it was published with. */
function NoCode() {
  return (
    <EmptyState>
      This revision was made before code was written for its cloud. Publish the same answers again to get it.
    </EmptyState>
  )
}

const readFirst = (artifacts: PlanDocument['artifacts']) =>
  artifacts.find(({ path }) => path.endsWith('README.md')) ?? artifacts[0]

/** What the same bytes were just held against. */
async function ProofLine({ proof }: { proof: Promise<FileProof | null> }) {
  const found = await proof
  if (!found) return <p className="min-h-6 text-ink-2 text-small">The tests of Groundplan prove files of this kind.</p>
  const { tool, version, schema, problems } = found
  if (problems.length > 0)
    return (
      <Callout tone="warn">
        {plural(problems.length, 'problem')} found by {tool} {version}:
        <ul className="list-disc pl-5">
          {problems.map((problem) => (
            <li key={problem}>{problem}</li>
          ))}
        </ul>
      </Callout>
    )
  return (
    <p className="flex min-h-6 items-center gap-2 text-small">
      <Check className="icon text-ok" />
      <span>
        Valid against provider schema {schema}, read by {tool} {version} just now.
      </span>
    </p>
  )
}

type ValuesToSetProps = { values: readonly ValueToSet[]; hrefOf?: ((path: string) => string) | undefined }

/** A folder at a time, since each is filled in at its own moment. */
export function ValuesToSet({ values, hrefOf }: ValuesToSetProps) {
  if (values.length === 0) return null
  const parts = [...new Set(values.map(({ path }) => partOf(path)))]
  return (
    <Card as="section" className="space-y-4">
      <h3 className="font-semibold">Values to set before you apply</h3>
      {parts.map((part) => (
        <section key={part} aria-label={`Values of ${part}`}>
          <h4 className="font-mono text-ink-2 text-small">{part}</h4>
          <ul className="mt-1.5 space-y-1.5">
            {values
              .filter(({ path }) => partOf(path) === part)
              .map(({ name, description, path, line }) => (
                <li key={`${path} ${name} ${description}`}>
                  <span className="wrap-anywhere font-mono text-small">
                    {hrefOf ? <TextLink href={`${hrefOf(path)}#L${line}`}>{name}</TextLink> : name}
                  </span>
                  <span className="text-ink-2">
                    {' '}
                    <InlineText text={withCode(description)} />
                  </span>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </Card>
  )
}
