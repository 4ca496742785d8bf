import { cite } from '@/lib/rules/table'
import { type Clause, clauses } from './clause'

const READ = '2026-11-23'
/** What is asked is told there; the numbers are from general knowledge, so the whole is shown as an assumption. */
const BY_HEART = cite('erikevenson.github.io/architect/compliance/pci-dss', READ, 'assumption')
const LIST = cite('myctrl.tools/frameworks/pci-dss-v4', READ, 'secondary')
const LOGGING = cite(
  'bitlionai.com/framework/payment-card-industry-data-security-standard/requirements-10-11-logging-monitoring-and-security-testing',
  READ,
  'secondary',
)
const AUDIT_LOGS = cite('compliance.tf/docs/modules/terraform-aws-cloudfront/', READ, 'secondary')
const TESTS = cite('www.cybernode.au/pci-dss-penetration-testing/', READ, 'secondary')
const FUTURE_DATED = cite(
  'answers.securityscientist.net/q/27379/what-changed-with-the-2023-ftc-safeguards-rule-update',
  READ,
  'secondary',
)
const SEGMENTS_TWICE_A_YEAR = cite(
  'www.pcisecuritystandards.org/faq/articles/Frequently_Asked_Question/how-often-must-service-providers-test-penetration-testing-segmentation-controls-under-pci-dss/',
  READ,
)
const SAQ_A = cite(
  'www.pcisecuritystandards.org/faq/articles/Frequently_Asked_Question/How-do-PCI-DSS-Requirements-2-6-and-8-apply-to-SAQ-A-merchants/',
  READ,
  'assumption',
)
/** Requirements 6.4.3 and 11.6.1 left SAQ A with its revision of January 2025, and this came in their place. */
const SAQ_A_REVISED = cite(
  'pciwatch.org/pcissc/doclib/compare/eb3b23df2c4d4358c6389af448ef524c2930acb799f5caf2987cdb62f49d28ff/fc5dc4ad90242f0bef55ce80925ca2ecde705a17270c82f47387b98925313af1/',
  READ,
  'secondary',
)

/** Asked of everybody who takes cards, those with a hosted payment page among them. Which ones SAQ A holds is an assumption. */
const always = clauses([
  ['2.2.2', 'Default accounts are removed or changed', SAQ_A],
  ['6.3.1', 'Weaknesses are found and ranked by risk', BY_HEART],
  ['6.3.3', 'Critical fixes are in within a month of their release', SAQ_A],
  ['8.2.1', 'Everybody has an id of their own', SAQ_A],
  ['8.2.2', 'Shared accounts are an exception, approved and traced to a person', BY_HEART],
  ['8.2.5', 'Those who leave lose access at once', BY_HEART],
  ['8.3.1', 'Every sign-in is proven by something known, held or inherent', SAQ_A],
  ['11.3.2', 'An approved vendor scans from outside every three months', BY_HEART],
  ['12.8.2', 'Those who handle cards for you have agreed to it in writing', SAQ_A_REVISED],
  ['12.8.4', 'Their own compliance is checked once a year', BY_HEART],
  ['12.10.1', 'There is a plan for incidents, ready to be used', BY_HEART],
])

const hostedPage = clauses(
  [
    [
      'SAQ A eligibility',
      'The site cannot be attacked through scripts that reach the payment page, and no card data is kept',
      SAQ_A_REVISED,
    ],
  ],
  ({ pciScope }) => pciScope !== 'saqd',
)

const ownServers = clauses(
  [
    ['1.2.3', 'A network diagram shows every connection of the card environment', LIST],
    ['1.2.4', 'A diagram shows how card data flows', LIST],
    ['1.2.5', 'Every service, protocol and port that is open is named, approved and needed', LIST],
    ['1.2.6', 'What is insecure and still used has its risk reduced', LIST],
    ['1.2.7', 'The rules of the network are reviewed every six months', LIST],
    ['1.3.1', 'Only what is needed comes into the card environment', LIST],
    ['1.3.2', 'Only what is needed goes out of it', LIST],
    ['1.4.1', 'Controls stand between trusted and untrusted networks', BY_HEART],
    ['1.4.2', 'From untrusted networks only named services are reached', AUDIT_LOGS],
    ['1.4.4', 'What stores card data is not reachable from untrusted networks', AUDIT_LOGS],
    ['2.2.7', 'Administration is encrypted', BY_HEART],
    ['3.2.1', 'Card data is kept no longer than needed', BY_HEART],
    ['3.3.1', 'The security code is not kept after authorisation', BY_HEART],
    ['3.5.1', 'A stored card number cannot be read', BY_HEART],
    ['3.6.1', 'The keys are protected', BY_HEART],
    ['3.7.4', 'Keys are changed at the end of their life', BY_HEART],
    ['4.2.1', 'Strong cryptography over open networks', BY_HEART],
    ['5.2.1', 'Malware is looked for on what it could reach', BY_HEART],
    ['6.2.4', 'Code is written and checked against common attacks', BY_HEART],
    ['6.3.2', 'There is an inventory of software and libraries', BY_HEART],
    ['6.4.2', 'An automated solution stands in front of public web applications', BY_HEART],
    ['6.4.3', 'Scripts on payment pages are authorised and their integrity assured', FUTURE_DATED],
    ['6.5.1', 'Changes to production follow a procedure', BY_HEART],
    ['6.5.3', 'Other environments are apart from production', BY_HEART],
    ['6.5.5', 'Live card numbers are not used outside production', BY_HEART],
    ['7.2.1', 'Access follows the job and need', BY_HEART],
    ['7.2.4', 'Accounts and rights are reviewed every six months', BY_HEART],
    ['8.2.8', 'A session idle for 15 minutes asks for a new sign-in', BY_HEART],
    ['8.4.2', 'A second factor for all access to the card environment', FUTURE_DATED],
    ['8.6.1', 'Interactive use of system accounts is prevented or managed', FUTURE_DATED],
    ['8.6.2', 'No password of an application stands in a script or in code', BY_HEART],
    ['8.6.3', 'Passwords of applications are protected and changed', BY_HEART],
    ['9.4.1', 'Backups and other media with card data are secured', BY_HEART],
    ['10.2.1', 'Audit logs are on for all parts and all card data', AUDIT_LOGS],
    ['10.2.2', 'Each entry tells who, what, when, where from and the outcome', AUDIT_LOGS],
    ['10.3.2', 'Audit logs cannot be changed by individuals', AUDIT_LOGS],
    ['10.4.1', 'Security logs are reviewed daily', BY_HEART],
    ['10.4.1.1', 'The review is automated', BY_HEART],
    ['10.5.1', 'Audit logs are kept for 12 months, the last three at hand', LOGGING],
    ['10.6.1', 'Clocks are synchronised', BY_HEART],
    ['10.7.2', 'The failure of a security control is noticed and answered', BY_HEART],
    ['11.3.1', 'Internal scans for weaknesses every three months', BY_HEART],
    ['11.4.1', 'There is a method for penetration tests', TESTS],
    ['11.4.2', 'Internal penetration test every 12 months', TESTS],
    ['11.4.3', 'External penetration test every 12 months', TESTS],
    ['11.4.5', 'Segmentation is tested every 12 months', TESTS],
    ['11.4.6', 'Service providers test segmentation every six months', SEGMENTS_TWICE_A_YEAR],
    ['11.5.1', 'Intrusions are detected or prevented', LOGGING],
    ['11.5.2', 'Changes to critical files are detected', BY_HEART],
    ['11.6.1', 'Tampering with payment pages is detected', FUTURE_DATED],
    ['12.5.1', 'There is an inventory of the parts in scope', BY_HEART],
    ['12.5.2', 'The scope is documented and confirmed every 12 months', BY_HEART],
    ['12.6.1', 'People are trained in security', BY_HEART],
    ['12.10.2', 'The incident plan is tested every 12 months', BY_HEART],
  ],
  ({ pciScope }) => pciScope === 'saqd',
)

/** PCI DSS 4.0.1. */
export const pci: readonly Clause[] = [...always, ...hostedPage, ...ownServers]
