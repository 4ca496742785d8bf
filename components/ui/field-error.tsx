import { CircleAlert } from 'lucide-react'
import { fieldIds } from './field-ids'

/** The words beside a field, the same as in the summary. */
export function FieldError({ field, children }: { field: string; children: string }) {
  return (
    <p id={fieldIds(field).error} className="mt-1.5 flex items-start gap-2 font-medium text-bad">
      <CircleAlert className="icon mt-0.5" />
      <span>
        <span className="sr-only">Error: </span>
        {children}
      </span>
    </p>
  )
}
