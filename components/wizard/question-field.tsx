import { type ReactNode, useState } from 'react'
import { Checkbox } from '@/components/ui/checkbox'
import { CheckboxList } from '@/components/ui/checkbox-list'
import { Chip } from '@/components/ui/chip'
import { MoneyField } from '@/components/ui/money-field'
import { NumberField } from '@/components/ui/number-field'
import { RadioList } from '@/components/ui/radio-list'
import { Select } from '@/components/ui/select'
import { Tag } from '@/components/ui/tag'
import { TextField } from '@/components/ui/text-field'
import { UnitSwitch } from '@/components/ui/unit-switch'
import type { Answers } from '@/lib/wizard/answers'
import { tagOf } from '@/lib/wizard/describe-answer'
import { isInstead, unitOf } from '@/lib/wizard/parse-answer'
import type { NumberControl, Question, RegionControl } from '@/lib/wizard/question'
import type { AnswerReader } from '@/lib/wizard/reader'
import { fieldOptions, planFor, shownAnswer } from './field-options'
import { type RegionChoices, regionLabel } from './region-choice'
import { understood } from './understood'

type QuestionFieldProps = {
  question: Question
  answers: Answers
  preset: Answers
  read: AnswerReader
  regions: RegionChoices
  error: string | undefined
}

/** One question with the control it asks for. Native inputs without state of their own: the form around them listens. */
export function QuestionField(props: QuestionFieldProps) {
  const { question, answers, read } = props
  const shown = shownAnswer(question, answers, read)
  const key = useSteadyKey(answers[question.key] === undefined ? JSON.stringify(shown) : null)
  return <Control key={key} {...props} shown={shown} />
}

/** A default follows the other answers until it is touched, and must not be drawn anew under somebody's hands after that. */
function useSteadyKey(untouched: string | null): string {
  const [key, setKey] = useState(untouched ?? '')
  if (untouched !== null && untouched !== key) setKey(untouched)
  return untouched ?? key
}

function Control({ shown, ...props }: QuestionFieldProps & { shown: string | readonly string[] }) {
  const { question, answers, read, regions, error } = props
  const { control, key, label, help, why } = question
  const frame = { field: key, label, help, why, error, tag: <Origin {...props} /> }
  const text = typeof shown === 'string' ? shown : ''

  if (control.type === 'text') {
    return <TextField {...frame} value={text} input={{ maxLength: control.maxLength }} />
  }
  if (control.type === 'region') {
    const options = regionOptions(control, regions, text)
    // The regions of another cloud, or of another place, are a list of their own.
    return <Select key={regions[control.role].map(({ id }) => id).join()} {...frame} options={options} value={text} />
  }
  const { options, last, exclusive } = fieldOptions(question, answers, read)
  if (control.type === 'checks') {
    const values = typeof shown === 'string' ? [shown] : shown
    return <CheckboxList {...frame} {...{ options, values, exclusive }} columns={options.length > 3 ? 2 : 1} />
  }
  if (control.type !== 'radio') return <AmountControl {...{ question, control, answers, read, frame, text }} />
  return (
    <RadioList {...frame} {...{ options, last }} value={text} layout={control.layout === 'grid' ? 'grid' : 'list'} />
  )
}

type AmountProps = {
  question: Question
  control: NumberControl
  answers: Answers
  read: AnswerReader
  frame: { field: string; label: string; help: ReactNode; why: ReactNode; error: string | undefined; tag: ReactNode }
  text: string
}

function AmountControl({ question, control, answers, read, frame, text }: AmountProps) {
  const { units, instead, unit } = control
  const isDefault = answers[question.key] === undefined
  const Field = control.type === 'money' ? MoneyField : NumberField
  return (
    <>
      <Field
        {...frame}
        value={text}
        unit={unit}
        understood={understood(question, control, answers)}
        note={question.fallbackNote !== undefined && isDefault && <Chip>{question.fallbackNote}</Chip>}
        unitSwitch={
          units && (
            <UnitSwitch
              name={`${question.key}-unit`}
              label="Unit"
              options={units}
              value={unitOf(control, answers, question.key)?.value ?? ''}
            />
          )
        }
      />
      {instead && (
        <Checkbox
          name={instead.key}
          value="yes"
          label={instead.label}
          hint={question.notSure && planFor(question, read)}
          defaultChecked={isInstead(question, answers)}
          className="mt-2"
        />
      )}
    </>
  )
}

/** "Our default" where the value is ours, "From preset" where it came with the preset. */
function Origin({ question, answers, preset, read }: QuestionFieldProps) {
  const tag = tagOf(question, answers, read.parsed(question), preset)
  if (tag === 'From preset') return <Tag origin="preset" />
  if (tag !== 'Our default' || question.fallbackNote !== undefined || question.tier === 'fine-tune') return null
  return <Tag origin="default" />
}

function regionOptions({ role }: RegionControl, regions: RegionChoices, chosen: string) {
  const [nearest, ...others] = regions[role]
  const all = nearest ? [nearest, ...others] : []
  const isElsewhere = chosen !== '' && !all.some(({ id }) => id === chosen)
  return [
    { value: '', label: nearest ? `Nearest permitted: ${regionLabel(nearest)}` : 'Nearest permitted' },
    ...all.map((region) => ({ value: region.id, label: regionLabel(region) })),
    ...(isElsewhere ? [{ value: chosen, label: `${chosen} · not on offer for these answers` }] : []),
  ]
}
