import { Tag } from '@/components/ui/tag'
import { TextLink } from '@/components/ui/text-link'
import { type AnswerText, describeAnswer } from '@/lib/wizard/describe-answer'
import type { Question } from '@/lib/wizard/question'
import type { Step } from '@/lib/wizard/steps'
import type { AnswerError } from '@/lib/wizard/to-requirements'
import { type DraftView, useDraft } from './draft-provider'

type AnswerListProps = {
  step: Step
  /** Named only after somebody tried to create the design. */
  errors: readonly AnswerError[]
  regionNames: Readonly<Record<string, string>>
}

/** One step's answers, each with a link that comes back to its row. Untouched fine-tuning is folded. */
export function AnswerList({ step, errors, regionNames }: AnswerListProps) {
  const draft = useDraft()
  const asked = step.questions.filter(draft.read.applies)
  const isFolded = ({ tier, key }: Question) =>
    tier === 'fine-tune' && draft.answers[key] === undefined && !errors.some((error) => error.key === key)
  const folded = asked.filter(isFolded)
  const row = (question: Question) => (
    <Row
      key={question.key}
      {...{ question, draft, regionNames }}
      slug={step.slug}
      error={errors.find(({ key }) => key === question.key)?.message}
    />
  )

  return (
    <section className="mt-10">
      <h2 className="text-h2">{step.label}</h2>
      <dl className="mt-3 border-line border-t">{asked.filter((question) => !isFolded(question)).map(row)}</dl>
      {folded.length > 0 && (
        <details>
          <summary className="inline-flex min-h-10 items-center text-ink-2 text-small underline decoration-line">
            {folded.length} more with our defaults
          </summary>
          <dl className="border-line border-t">{folded.map(row)}</dl>
        </details>
      )}
    </section>
  )
}

type RowProps = {
  question: Question
  slug: string
  draft: DraftView
  error: string | undefined
  regionNames: AnswerListProps['regionNames']
}

function Row({ question, slug, draft, error, regionNames }: RowProps) {
  const { key, short, label } = question
  const answer = describeAnswer(question, draft.answers, draft.read, draft.preset)
  return (
    <div
      id={`q-${key}`}
      className="grid grid-cols-[1fr_auto] gap-x-4 gap-y-1 border-line border-b py-3 sm:grid-cols-[200px_1fr_auto]"
    >
      <dt className="text-ink-2 max-sm:col-span-2">{short}</dt>
      <dd className="min-w-0 font-medium">
        <span className="wrap-anywhere">{regionNames[answer.text] ?? answer.text}</span>
        <Origin tag={answer.tag} />
        {error !== undefined && (
          <span className="block font-medium text-bad">
            <span className="sr-only">Error: </span>
            {error}
          </span>
        )}
      </dd>
      <dd id={`f-${key}`} tabIndex={-1}>
        <TextLink href={`/designs/${draft.id}/edit/${slug}?from=review&field=${key}#q-${key}`} hidden={`: ${label}`}>
          Change
        </TextLink>
      </dd>
    </div>
  )
}

function Origin({ tag }: { tag: AnswerText['tag'] }) {
  if (tag === null) return null
  return (
    <span className="ml-2">
      <Tag origin={ORIGINS[tag]} />
    </span>
  )
}

const ORIGINS = { Assumed: 'assumed', 'Our default': 'default', 'From preset': 'preset' } as const
