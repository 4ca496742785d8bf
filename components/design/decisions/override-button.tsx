'use client'

import { Button } from '@/components/ui/button'
import { ButtonLink } from '@/components/ui/button-link'
import { Dialog } from '@/components/ui/dialog'
import { overrideHref } from './override'
import { OverrideForm, type OverrideFormProps } from './override-form'

/** Opens the dialog; without a script it is a link to the same form on a page. */
export function OverrideButton(form: Omit<OverrideFormProps, 'error'>) {
  const { name, instead } = form.override
  const label = (
    <>
      Override<span className="sr-only"> with {name}</span>
    </>
  )
  return (
    <>
      <Dialog
        title={`Use ${name}`}
        description={`Instead of ${instead}. The next revision insists on it; this one stays as it is.`}
        trigger={
          <Button size="compact" className="needs-script">
            {label}
          </Button>
        }
      >
        <OverrideForm {...form} />
      </Dialog>
      <ButtonLink
        href={overrideHref(form.actions, form.override)}
        size="compact"
        className="without-script"
        prefetch={false}
      >
        {label}
      </ButtonLink>
    </>
  )
}
