import type { Design } from '@/lib/design/model'
import type { Proof } from '../proof/prove.fixture'
import { SCHEMAS } from '../schemas'
import { FACTS_OF } from './facts-of'
import { readPlanned } from './planned'
import { problemsOf } from './policy'

/** What the policies say against a plan, with the values of the apply where there was one. */
export function problemsIn({ planned, applied }: Proof, design: Design | undefined): string[] {
  if (!design || planned === null) return ['nothing was planned']
  const schema = SCHEMAS[design.provider]
  return problemsOf(FACTS_OF[design.provider](readPlanned(planned, schema, applied), schema), design)
}
