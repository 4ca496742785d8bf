import type { Entry } from '../entries'
import { named, own } from '../expressions'
import type { Block } from '../hcl'
import { code, resource } from '../hcl'

/** Nobody deletes it by hand or with another tool; Terraform takes the lock away when it is told to destroy. */
export function lock(entry: Entry, type: string, when = 'local.is_production'): Block {
  const isOn = `${when} ? 1 : 0`
  return resource('azurerm_management_lock', entry.label, {
    count: code(entry.condition ? `${entry.condition} ? (${isOn}) : 0` : isOn),
    name: named(`${entry.id}-keep`),
    scope: own(entry, type, entry.label, 'id'),
    lock_level: 'CanNotDelete',
    notes: 'Holds data of production.',
  })
}
