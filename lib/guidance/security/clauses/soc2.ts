import { cite } from '@/lib/rules/table'
import { type Clause, clauses } from './clause'

const READ = '2026-11-23'
const OVERVIEW = cite('csoh.org/compliance-frameworks.html', READ, 'secondary')
const CRITERIA = cite('truvo.ca/blog/soc-2-trust-services-criteria-guide', READ, 'secondary')
const BY_HEART = cite('securitycomplianceguide.com/blog/soc-2-trust-service-criteria/', READ, 'assumption')

/** Trust services criteria of 2017 with the points of focus of 2022: security, and availability because the plan is about it. */
export const soc2: readonly Clause[] = clauses([
  ['CC1.3', 'Structures, reporting lines and responsibilities are set', CRITERIA],
  ['CC1.4', 'People are competent and trained', CRITERIA],
  ['CC2.2', 'Objectives and duties are communicated inside', CRITERIA],
  ['CC3.2', 'Risks are identified and analysed', CRITERIA],
  ['CC4.1', 'Controls are evaluated', CRITERIA],
  ['CC5.3', 'Controls are deployed through policies and procedures', BY_HEART],
  ['CC6.1', 'Access to systems and data is restricted', OVERVIEW],
  ['CC6.2', 'Users are registered and removed', BY_HEART],
  ['CC6.3', 'Rights follow the role, and least privilege', BY_HEART],
  ['CC6.6', 'The boundary is protected against threats from outside', OVERVIEW],
  ['CC6.7', 'Data is protected while it moves and where it leaves', OVERVIEW],
  ['CC6.8', 'Malicious software is prevented or detected', BY_HEART],
  ['CC7.1', 'Weaknesses and changed configurations are detected', BY_HEART],
  ['CC7.2', 'Anomalies are monitored', OVERVIEW],
  ['CC7.3', 'Security events are evaluated', BY_HEART],
  ['CC7.4', 'Incidents are answered', OVERVIEW],
  ['CC7.5', 'Recovery from incidents', BY_HEART],
  ['CC8.1', 'Changes are authorised, tested and approved', OVERVIEW],
  ['CC9.2', 'Risks from suppliers are managed', OVERVIEW],
  ['A1.1', 'Capacity is monitored and planned', BY_HEART],
  ['A1.2', 'Backups and recovery infrastructure are in place', OVERVIEW],
  ['A1.3', 'Recovery is tested', OVERVIEW],
])
