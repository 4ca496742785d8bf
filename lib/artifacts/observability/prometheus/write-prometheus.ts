import type { Design } from '@/lib/design/model'
import type { Artifact } from '../../artifact'
import type { ArtifactInput } from '../../input'
import { alertmanagerFile } from './alertmanager'
import { alertRules } from './alerts'
import { ruleTests } from './rule-tests'
import { ruleFiles } from './rules'
import { scrapeFiles } from './scrape'

/** Rules, their tests, what is read from where, and who is told. */
export function writePrometheus(input: ArtifactInput, design: Design): Artifact[] {
  const { rules } = alertRules(input, design)
  const files = ruleFiles(input, design, rules)
  return [...scrapeFiles(input, design), ...files, ...ruleTests(input, rules, files), alertmanagerFile(input, design)]
}
