import { cite } from '@/lib/rules/table'
import { type Clause, clauses } from './clause'

const READ = '2026-11-23'
/** The titles of the articles; what each asks of a system is our reading of it. */
const TITLES = cite('www.springlex.eu/packages/dora/dora-regulation', READ)
const CHAPTERS = cite('service.betterregulation.com/document/623629', READ, 'secondary')
const THIRD_PARTIES = cite('digitaldecade.snellman.com/?page_id=5910', READ, 'secondary')
const BY_HEART = cite('www.springlex.eu/packages/dora/dora-regulation', READ, 'assumption')

/** Regulation (EU) 2022/2554. */
export const dora: readonly Clause[] = clauses([
  ['5', 'Management is responsible for the risk of technology', CHAPTERS],
  ['6', 'A documented framework and register of technology risks', TITLES],
  ['7', 'Systems are fit and have capacity enough', TITLES],
  ['8', 'Functions, assets and dependencies are identified', TITLES],
  ['9', 'Protection and prevention', TITLES],
  ['10', 'Detection of anomalies', TITLES],
  ['11', 'Response and recovery plans', TITLES],
  ['12', 'Backup, restoration and recovery, apart from the source', TITLES],
  ['13', 'Learning from incidents, training', TITLES],
  ['17', 'A process for incidents', TITLES],
  ['18', 'Incidents are classified', TITLES],
  ['19', 'Major incidents are reported to the supervisor', TITLES],
  ['24', 'A programme that tests resilience', CHAPTERS],
  ['25', 'Tools and systems are tested', CHAPTERS],
  ['26', 'Threat-led penetration tests, where you are told so', BY_HEART],
  ['28', 'Third-party risk, the register of providers and the way out', THIRD_PARTIES],
  ['29', 'Dependence on one provider is weighed', THIRD_PARTIES],
  ['30', 'What contracts with providers must hold', THIRD_PARTIES],
])
