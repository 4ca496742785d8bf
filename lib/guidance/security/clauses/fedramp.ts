import type { Requirements } from '@/lib/requirements/schema'
import { cite } from '@/lib/rules/table'
import { type Clause, clauses } from './clause'

const READ = '2026-11-23'
const baseline = (level: 'LOW' | 'MODERATE' | 'HIGH') =>
  cite(
    `github.com/GSA/fedramp-automation/blob/063ae096623da3aa15736a2f43e4b97750dcea1a/dist/content/rev5/baselines/json/FedRAMP_rev5_${level}-baseline_profile-min.json`,
    READ,
  )
const LOW = baseline('LOW')
const MODERATE = baseline('MODERATE')
const HIGH = baseline('HIGH')

const atLeast =
  (least: 'moderate' | 'high') =>
  ({ fedrampLevel }: Requirements['compliance']): boolean =>
    fedrampLevel === 'high' || (least === 'moderate' && fedrampLevel !== 'low')

/** FedRAMP revision 5: controls of the three baselines by the level at which each comes in. */
export const fedramp: readonly Clause[] = [
  ...clauses([
    ['AC-2', 'Accounts are managed and reviewed', LOW],
    ['AC-17', 'Remote access is controlled', LOW],
    ['AT-2', 'People are trained in security', LOW],
    ['AU-2', 'It is set which events are logged', LOW],
    ['AU-3', 'Each entry tells who, what, when, where and the outcome', LOW],
    ['AU-6', 'Audit records are reviewed, weekly at least', LOW],
    ['AU-8', 'Time stamps', LOW],
    ['AU-9', 'Audit records are protected', LOW],
    ['AU-11', 'Audit records are kept as M-21-31 asks', LOW],
    ['AU-12', 'Audit records are made by all parts', LOW],
    ['CA-3', 'Exchanges with other systems are agreed', LOW],
    ['CA-5', 'Open weaknesses stand in a plan with dates, updated monthly', LOW],
    ['CA-7', 'Continuous monitoring', LOW],
    ['CA-8', 'Penetration test every year', LOW],
    ['CM-4', 'The impact of changes is analysed', LOW],
    ['CM-6', 'Configuration settings', LOW],
    ['CM-8', 'Inventory, updated monthly', LOW],
    ['CP-2', 'Contingency plan', LOW],
    ['CP-4', 'The contingency plan is tested', LOW],
    ['CP-9', 'Backup', LOW],
    ['CP-10', 'Recovery', LOW],
    ['IA-2', 'Users are identified', LOW],
    ['IA-2(1)', 'A second factor for privileged accounts', LOW],
    ['IA-5', 'Passwords, keys and tokens are managed', LOW],
    ['IA-5(1)', 'Password rules', LOW],
    ['IA-8', 'Users from outside are identified', LOW],
    ['IR-4', 'Incidents are handled', LOW],
    ['IR-5', 'Incidents are monitored', LOW],
    ['IR-6', 'Incidents are reported', LOW],
    ['IR-8', 'Incident response plan', LOW],
    ['PL-2', 'System security plan with its boundary', LOW],
    ['RA-3', 'Risk assessment', LOW],
    ['RA-5', 'Weaknesses are monitored and scanned for', LOW],
    ['SA-9', 'Services from outside meet the same rules', LOW],
    ['SC-5', 'Protection against denial of service', LOW],
    ['SC-7', 'The boundary is protected', LOW],
    ['SC-8', 'Data is protected while it is transmitted', LOW],
    ['SC-12', 'Keys are managed', LOW],
    ['SC-13', 'Cryptography is validated', LOW],
    ['SC-28', 'Stored data is protected', LOW],
    ['SI-2', 'Flaws are fixed', LOW],
    ['SI-3', 'Malicious code is guarded against', LOW],
    ['SI-4', 'The system is monitored', LOW],
  ]),
  ...clauses(
    [
      ['AC-4', 'Flows of information are controlled', MODERATE],
      ['AC-6', 'Least privilege', MODERATE],
      ['AC-6(5)', 'Privileged accounts are few', MODERATE],
      ['AC-12', 'Sessions end', MODERATE],
      ['CM-3', 'Changes are controlled', MODERATE],
      ['CP-6', 'Backups are kept at another site', MODERATE],
      ['CP-7', 'Another site can take over', MODERATE],
      ['CP-9(1)', 'Backups are tested', MODERATE],
      ['CP-9(8)', 'Backups are encrypted', MODERATE],
      ['IA-5(7)', 'No unencrypted secret is built in', MODERATE],
      ['SA-9(5)', 'Where data is processed and stored is restricted', MODERATE],
      ['SA-11', 'Developers test security', MODERATE],
      ['SC-7(5)', 'Deny by default, allow by exception', MODERATE],
      ['SI-7', 'Integrity of software and information', MODERATE],
    ],
    atLeast('moderate'),
  ),
  ...clauses(
    [
      ['CP-2(2)', 'Capacity is planned for contingencies', HIGH],
      ['CP-10(4)', 'Parts are restored within a set time', HIGH],
      ['SC-12(1)', 'Data stays available when a user loses a key', HIGH],
    ],
    atLeast('high'),
  ),
]
