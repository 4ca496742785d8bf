import { cite } from '@/lib/rules/table'
import { type Clause, clauses } from './clause'

const READ = '2026-11-23'
/** A list of titles; the standard itself is sold and was not read. */
const TITLES = cite('gabriel.hk/iso-27001-4-themes-93-controls/', READ, 'secondary')
const NEW_CONTROLS = cite('www.dataguard.com/blog/iso-27001', READ, 'secondary')
const BY_HEART = cite('ismsdirectory.com/it/iso-27001-controls', READ, 'assumption')

/** ISO/IEC 27001:2022, Annex A, with the risk assessment of its clause 6.1.2 and the internal audit of 9.2. */
export const iso: readonly Clause[] = clauses([
  ['6.1.2', 'Risks are assessed and kept in a register', BY_HEART],
  ['9.2', 'The system is audited inside', BY_HEART],
  ['A.5.1', 'Policies for information security', TITLES],
  ['A.5.2', 'Roles and responsibilities', TITLES],
  ['A.5.9', 'Inventory of information and assets', TITLES],
  ['A.5.16', 'Identity management', TITLES],
  ['A.5.17', 'Authentication information', TITLES],
  ['A.5.18', 'Access rights', TITLES],
  ['A.5.19', 'Security in supplier relationships', TITLES],
  ['A.5.23', 'Security of cloud services, leaving them included', TITLES],
  ['A.5.24', 'Incident management is planned', TITLES],
  ['A.5.26', 'Incidents are answered', TITLES],
  ['A.5.29', 'Security during disruption', TITLES],
  ['A.5.30', 'Technology is ready for continuity', TITLES],
  ['A.6.3', 'Awareness, education and training', TITLES],
  ['A.8.2', 'Privileged rights', BY_HEART],
  ['A.8.3', 'Access to information is restricted', BY_HEART],
  ['A.8.4', 'Access to source code', BY_HEART],
  ['A.8.5', 'Secure authentication', BY_HEART],
  ['A.8.6', 'Capacity management', BY_HEART],
  ['A.8.7', 'Protection against malware', BY_HEART],
  ['A.8.8', 'Technical weaknesses are managed', BY_HEART],
  ['A.8.9', 'Configuration management', NEW_CONTROLS],
  ['A.8.10', 'Information is deleted when no longer needed', NEW_CONTROLS],
  ['A.8.11', 'Data is masked', NEW_CONTROLS],
  ['A.8.12', 'Data leakage is prevented', NEW_CONTROLS],
  ['A.8.13', 'Backup', BY_HEART],
  ['A.8.14', 'Redundancy', BY_HEART],
  ['A.8.15', 'Logging', BY_HEART],
  ['A.8.16', 'Monitoring', NEW_CONTROLS],
  ['A.8.17', 'Clocks are synchronised', BY_HEART],
  ['A.8.18', 'Privileged programs', BY_HEART],
  ['A.8.20', 'Network security', BY_HEART],
  ['A.8.22', 'Networks are segregated', BY_HEART],
  ['A.8.23', 'Web filtering', BY_HEART],
  ['A.8.24', 'Use of cryptography', BY_HEART],
  ['A.8.28', 'Secure coding', BY_HEART],
  ['A.8.29', 'Security testing', BY_HEART],
  ['A.8.31', 'Environments are apart', BY_HEART],
  ['A.8.32', 'Change management', BY_HEART],
  ['A.8.33', 'Test information is protected', BY_HEART],
])
