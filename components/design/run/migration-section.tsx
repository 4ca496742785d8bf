import { Card } from '@/components/ui/card'
import type { Migration } from '@/lib/plan-document'
import { MigrationTables } from './migration-tables'

/** Phases, each with its own way back. */
export function MigrationSection({ migration }: { migration: Migration }) {
  const { applicable, because, phases } = migration
  return (
    <div className="space-y-6">
      <p className="max-w-[68ch] text-body text-ink-2">
        {applicable ? because : `Nothing to migrate, because ${because}`}
      </p>
      <MigrationTables migration={migration} />
      <ol className="space-y-4">
        {phases.map((phase, index) => (
          <li key={phase.name}>
            <PhaseCard phase={phase} number={index + 1} />
          </li>
        ))}
      </ol>
    </div>
  )
}

function PhaseCard({ phase, number }: { phase: Migration['phases'][number]; number: number }) {
  const { name, goal, steps, check, wayBack } = phase
  return (
    <Card as="article" className="space-y-3">
      <div>
        <h3 className="text-h2">
          {number}. {name}
        </h3>
        <p className="mt-1 max-w-[68ch] text-ink-2">{goal}</p>
      </div>
      <ol className="list-decimal space-y-1.5 pl-5">
        {steps.map((step) => (
          <li key={step} className="max-w-[84ch] pl-1">
            {step}
          </li>
        ))}
      </ol>
      <dl className="grid gap-3 border-line border-t pt-3 md:grid-cols-2">
        <div>
          <dt className="font-semibold">Done when</dt>
          <dd className="mt-0.5 text-ink-2">{check}</dd>
        </div>
        <div>
          <dt className="font-semibold">Way back</dt>
          <dd className="mt-0.5 text-ink-2">{wayBack}</dd>
        </div>
      </dl>
    </Card>
  )
}
