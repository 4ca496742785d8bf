import { ButtonLink } from '@/components/ui/button-link'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { TextLink } from '@/components/ui/text-link'
import type { PlanDocument } from '@/lib/plan-document'
import { plural } from '@/lib/units/counts'
import { CodeView } from './code-view'
import { FileList } from './file-list'
import { fileTree } from './file-tree'
import { type ValueToSet, valuesToSet } from './values-to-set'

type CodeSectionProps = {
  artifacts: PlanDocument['artifacts']
  /** The file asked for; where it is not among them, the one that says how to begin. */
  file: string | undefined
  hrefOf: (path: string) => string
  archiveHref: string
  /** Where a single file is saved from. */
  downloadHrefOf: (path: string) => string
}

/** The file tree beside one file. */
export function CodeSection({ artifacts, file, hrefOf, archiveHref, downloadHrefOf }: CodeSectionProps) {
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

/** Only one cloud's code is written so far, and the wrong code would be worse than none. */
function NoCode() {
  return (
    <EmptyState>
      Infrastructure code is written for AWS designs so far, and this design is for another cloud. Its diagrams,
      decisions, cost, security and runbooks are complete without it.
    </EmptyState>
  )
}

const readFirst = (artifacts: PlanDocument['artifacts']) =>
  artifacts.find(({ path }) => path.endsWith('README.md')) ?? artifacts[0]

type ValuesToSetProps = { values: readonly ValueToSet[]; hrefOf?: ((path: string) => string) | undefined }

export function ValuesToSet({ values, hrefOf }: ValuesToSetProps) {
  if (values.length === 0) return null
  return (
    <Card as="section">
      <h3 className="font-semibold">Values to set before you apply</h3>
      <ul className="mt-2 space-y-1.5">
        {values.map(({ name, description, path, line }) => (
          <li key={name}>
            <span className="font-mono text-small">
              {hrefOf ? <TextLink href={`${hrefOf(path)}#L${line}`}>{name}</TextLink> : name}
            </span>
            <span className="text-ink-2"> {description}</span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
