import { AWS_REFERENCES } from './references/aws'
import { AZURE_REFERENCES } from './references/azure'
import { GOOGLE_REFERENCES } from './references/google'
import type { Reference } from './references/reference'
import { TRAPS } from './references/traps'

/** Published architectures that our choices are held against, and the traps that they warn of. */
export const REFERENCES: readonly Reference[] = [...AWS_REFERENCES, ...AZURE_REFERENCES, ...GOOGLE_REFERENCES, ...TRAPS]
