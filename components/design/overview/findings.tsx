import { ChevronRight } from 'lucide-react'
import { TextLink } from '@/components/ui/text-link'
import { WarningCard } from '@/components/ui/warning-card'
import type { SharedPlan } from '@/lib/plan-shared'
import { SEVERITY_OF } from '../confidence'
import type { DesignLinks } from '../links'

type Finding = SharedPlan['findings'][number]
type FindingsProps = { plan: SharedPlan; links: DesignLinks; hasFold?: boolean | undefined }

/** So many notes are shown as they are; more are folded, so that they do not hide what has to be settled. */
const NOTES_SHOWN = 2

/** What contradicts the answers, what is unwise, and what is worth knowing; heaviest first, as the plan has them. */
export function Findings({ plan: { findings, decisions }, links, hasFold = false }: FindingsProps) {
  if (findings.length === 0) return <p className="text-ink-2">Nothing speaks against this plan.</p>
  const topics = new Set(decisions.map(({ topic }) => topic))
  const cards = (list: readonly Finding[]) =>
    list.map((finding) => (
      <FindingCard key={`${finding.code} ${finding.message}`} finding={finding} topics={topics} links={links} />
    ))
  const notes = findings.filter(({ severity }) => severity === 'note')
  if (!hasFold || notes.length <= NOTES_SHOWN) return <div className="space-y-3">{cards(findings)}</div>
  return (
    <div className="space-y-3">
      {cards(findings.filter(({ severity }) => severity !== 'note'))}
      {notes.length === findings.length && <p className="text-ink-2">Nothing to settle. Some things to know:</p>}
      <details className="group/notes">
        <summary className="inline-flex min-h-8 items-center gap-1.5 font-medium text-accent">
          <ChevronRight className="icon transition-[rotate] duration-[180ms] group-open/notes:rotate-90" />
          {notes.length} notes
        </summary>
        <div className="mt-2 space-y-3">{cards(notes)}</div>
      </details>
    </div>
  )
}

type FindingCardProps = { finding: Finding; topics: ReadonlySet<string>; links: DesignLinks }

function FindingCard({ finding, topics, links }: FindingCardProps) {
  const { severity, title, message, remedy, about } = finding
  const linked = about.filter((name) => topics.has(name)).slice(0, 2)
  return (
    <WarningCard
      severity={SEVERITY_OF[severity]}
      title={title}
      effect={remedy || undefined}
      actions={
        linked.length > 0 &&
        linked.map((topic) => (
          <DecisionLink key={topic} href={links.section('decisions', `d-${topic}`)} topic={topic} title={title} />
        ))
      }
    >
      {message}
    </WarningCard>
  )
}

function DecisionLink({ href, topic, title }: { href: string | undefined; topic: string; title: string }) {
  if (href === undefined) return null
  return (
    <TextLink href={href} hidden={`(${title})`} className="inline-flex min-h-6 items-center">
      Decision on {topic.replaceAll('-', ' ')}
    </TextLink>
  )
}
