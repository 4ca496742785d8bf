'use client'

import { Combobox } from '@base-ui/react/combobox'
import { Check, ChevronDown } from 'lucide-react'
import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { describedBy, fieldIds } from './field-ids'
import { itemClass, popupClass } from './menu-classes'
import { Question, type QuestionProps } from './question'
import { Select, type SelectOption } from './select'

type SelectSearchProps = QuestionProps & {
  options: readonly SelectOption[]
  value?: string | undefined
  placeholder?: string | undefined
}

/** A list long enough to search, such as regions. It starts as a native select, which is what stays where no script runs. */
export function SelectSearch(props: SelectSearchProps) {
  const isHydrated = useSyncExternalStore(
    () => () => {},
    () => true,
    () => false,
  )
  return isHydrated ? <SearchBox {...props} /> : <Select {...props} />
}

function SearchBox({ options, value, placeholder, ...question }: SelectSearchProps) {
  const { field, help, error } = question
  const ids = fieldIds(field)
  // What was chosen in the native select before this took its place.
  const [chosen, setChosen] = useState(() => optionOf(options, nativeValue(ids.control) ?? value))
  const hidden = useRef<HTMLInputElement>(null)
  const announced = useRef(chosen?.value)

  // A hidden input says nothing when its value changes, and the form around it listens for changes to save them.
  useEffect(() => {
    if (announced.current === chosen?.value) return
    announced.current = chosen?.value
    hidden.current?.dispatchEvent(new Event('change', { bubbles: true }))
  }, [chosen])

  return (
    <Question {...question}>
      <input ref={hidden} type="hidden" name={field} value={chosen?.value ?? ''} readOnly />
      <Combobox.Root items={options} value={chosen ?? null} onValueChange={(next) => setChosen(next ?? undefined)}>
        <Combobox.InputGroup className="relative mt-3 flex">
          <Combobox.Input
            id={ids.control}
            // Said outright: the open list hides the rest of the page, the label too, from assistive technology.
            aria-labelledby={ids.label}
            placeholder={placeholder}
            aria-invalid={error ? true : undefined}
            aria-describedby={describedBy(field, { help: Boolean(help), error: Boolean(error) })}
            className="input w-full truncate pr-10!"
          />
          <Combobox.Trigger
            aria-label={`Show all: ${question.label}`}
            className="absolute inset-y-0 right-0 grid w-10 place-items-center text-ink-2"
          >
            <ChevronDown className="icon" />
          </Combobox.Trigger>
        </Combobox.InputGroup>
        <Combobox.Portal>
          <Combobox.Positioner sideOffset={4} className="z-50 outline-none">
            <Combobox.Popup className={`${popupClass} w-[var(--anchor-width)]`}>
              <Combobox.Empty className="text-ink-2">
                <p className="px-2.5 py-2">Nothing matches.</p>
              </Combobox.Empty>
              <Combobox.List className="max-h-[min(22rem,var(--available-height))] overflow-y-auto overscroll-contain data-empty:hidden">
                {(option: SelectOption) => (
                  <Combobox.Item key={option.value} value={option} className={itemClass}>
                    <span className="flex-1">{option.label}</span>
                    <Combobox.ItemIndicator>
                      <Check />
                    </Combobox.ItemIndicator>
                  </Combobox.Item>
                )}
              </Combobox.List>
            </Combobox.Popup>
          </Combobox.Positioner>
        </Combobox.Portal>
      </Combobox.Root>
    </Question>
  )
}

const optionOf = (options: readonly SelectOption[], value: string | undefined) =>
  options.find((option) => option.value === value)

function nativeValue(id: string): string | undefined {
  const element = document.getElementById(id)
  return element instanceof HTMLSelectElement ? element.value : undefined
}
