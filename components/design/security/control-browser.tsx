'use client'

import { useState } from 'react'
import { Card } from '@/components/ui/card'
import { ChecklistItem } from '@/components/ui/checklist-item'
import type { Control } from '@/lib/plan-document'
import { OptionalLink } from '../optional-link'
import { SubHeading } from '../sub-heading'
import { countWords } from './count-words'
import { answers, clauseWords, frameworksOf } from './framework-words'

const AREAS = {
  network: 'Network',
  access: 'Access',
  secrets: 'Secrets',
  encryption: 'Encryption',
  patching: 'Patching',
  scanning: 'Scanning',
  logging: 'Logging',
  backup: 'Backup',
} as const satisfies Record<Control['group'], string>

const STATES = { 'in-design': 'In the design', yours: 'For you to do', 'not-needed': 'Not needed' } as const

/** For each control the lines of generated files that keep it, and how many there are beside them. */
export type ControlPlaces = Readonly<
  Record<string, { shown: { words: string; href: string | undefined }[]; left: number }>
>

/** All controls at first; with a script, those of one framework, one state or one owner. */
export function ControlBrowser({ controls, places }: { controls: readonly Control[]; places: ControlPlaces }) {
  const [framework, setFramework] = useState('')
  const [status, setStatus] = useState('')
  const [owner, setOwner] = useState('')
  const owners = [...new Set(controls.flatMap((control) => control.owner ?? []))].sort()
  const shown = controls.filter(
    (control) =>
      (framework === '' || answers(control, framework)) &&
      (status === '' || control.status === status) &&
      (owner === '' || control.owner === owner),
  )
  return (
    <>
      <fieldset className="no-print grid gap-3 sm:grid-cols-3">
        <legend className="sr-only">Show only some controls</legend>
        <Filter
          label="Framework"
          all="All frameworks"
          choices={frameworksOf(controls).map(({ framework: value, name }) => ({ value, name }))}
          onChange={setFramework}
        />
        <Filter
          label="State"
          all="All states"
          choices={Object.entries(STATES).map(([value, name]) => ({ value, name }))}
          onChange={setStatus}
        />
        <Filter
          label="Owner"
          all="All owners"
          choices={owners.map((name) => ({ value: name, name }))}
          onChange={setOwner}
        />
      </fieldset>
      <p role="status" className="text-ink-2 text-small">
        {shown.length === controls.length ? '' : `${shown.length} of ${controls.length} controls shown.`}
      </p>
      {Object.entries(AREAS).map(([group, title]) => {
        const members = shown.filter((control) => control.group === group)
        return members.length > 0 && <Area key={group} group={group} title={title} controls={members} places={places} />
      })}
    </>
  )
}

type FilterProps = {
  label: string
  all: string
  choices: readonly { value: string; name: string }[]
  onChange: (value: string) => void
}

function Filter({ label, all, choices, onChange }: FilterProps) {
  if (choices.length === 0) return null
  return (
    <label className="block font-medium text-small">
      {label}
      <select className="input mt-1.5 w-full font-normal" onChange={(event) => onChange(event.target.value)}>
        <option value="">{all}</option>
        {choices.map(({ value, name }) => (
          <option key={value} value={value}>
            {name}
          </option>
        ))}
      </select>
    </label>
  )
}

type AreaProps = { group: string; title: string; controls: readonly Control[]; places: ControlPlaces }

function Area({ group, title, controls, places }: AreaProps) {
  return (
    <section className="space-y-3">
      <SubHeading id={`s-${group}`} title={title} action={<span className="text-ink-2">{countWords(controls)}</span>} />
      <Card as="ul" padding="none" className="break-inside-auto! divide-y divide-line">
        {controls.map(({ id, control, status, you, evidence, resources, frameworks, owner, cadence }) => (
          <ChecklistItem
            key={id}
            id={`c-${id}`}
            title={control}
            state={status === 'yours' ? 'you' : status}
            reason={you ?? undefined}
            evidence={evidence ? `${evidence}${resources.length > 0 ? ` (${resources.join(', ')})` : ''}` : undefined}
            places={<ControlLines places={places[id]} />}
            owner={owner && (cadence ? `${owner}, ${cadence}` : owner)}
            tags={frameworks.map(clauseWords)}
          />
        ))}
      </Card>
    </section>
  )
}

function ControlLines({ places }: { places: ControlPlaces[string] | undefined }) {
  if (!places || places.shown.length === 0) return null
  return (
    <p className="wrap-anywhere mt-1 flex flex-wrap gap-x-3 gap-y-1.5 font-mono text-small">
      {places.shown.map(({ words, href }) => (
        <OptionalLink key={words} href={href}>
          {words}
        </OptionalLink>
      ))}
      {places.left > 0 && <span className="font-sans text-ink-2">and {places.left} more</span>}
    </p>
  )
}
