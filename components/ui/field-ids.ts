/**
 * The ids of one question, all derived from its field path (`traffic.peakRps`), so that an error summary, a "Change" link and the
 * control agree without passing ids around. `anchor` is the target of `#q-traffic.peakRps`; `control` is the input, or the first
 * option of a group.
 */
export const fieldIds = (field: string) => ({
  anchor: `q-${field}`,
  control: `f-${field}`,
  label: `f-${field}-label`,
  help: `f-${field}-help`,
  error: `f-${field}-error`,
  understood: `f-${field}-understood`,
})

export const optionId = (field: string, index: number): string =>
  index === 0 ? fieldIds(field).control : `${fieldIds(field).control}-${index + 1}`

/** The `aria-describedby` of a control: its help, its error and what was understood, whichever are there. */
export const describedBy = (field: string, parts: { help: boolean; error: boolean; understood?: boolean }) => {
  const ids = fieldIds(field)
  const present = [parts.help && ids.help, parts.error && ids.error, parts.understood && ids.understood].filter(Boolean)
  return present.length > 0 ? present.join(' ') : undefined
}
