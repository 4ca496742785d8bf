import { cite } from '@/lib/rules/table'
import { type Clause, clauses } from './clause'

const READ = '2026-11-23'
/** The annual edition of 2019; the text of the section is unchanged since 2013 as far as we know. */
const TECHNICAL = cite(
  'www.govinfo.gov/content/pkg/CFR-2019-title45-vol2/xml/CFR-2019-title45-vol2-sec164-312.xml',
  READ,
)
const HEADINGS = cite('www.ecfr.gov/current/title-45/subtitle-A/subchapter-C/part-164/subpart-C', READ, 'secondary')
const CONTINGENCY = cite(
  'docs.tibco.com/pub/logcshipaa/3.9.0/doc/html/GUID-48DE7D48-7A30-4B06-8179-3D1479418DF0.html',
  READ,
  'secondary',
)
const CRITICALITY = cite('www.lionfishcybersecurity.com/2023/07/15/hipaa_164-308a7/', READ, 'secondary')
const OVERVIEW = cite('erikevenson.github.io/architect/compliance/hipaa', READ, 'secondary')
const BY_HEART = cite('erikevenson.github.io/architect/compliance/hipaa', READ, 'assumption')

/** The security rule, 45 CFR part 164 subpart C, with what its neighbours ask of a system. "Addressable" is not "optional". */
export const hipaa: readonly Clause[] = clauses([
  ['164.308(a)(1)', 'Risks are analysed and managed, activity reviewed', HEADINGS],
  ['164.308(a)(2)', 'One person is responsible for security', HEADINGS],
  ['164.308(a)(3)', 'Only those who may work with the data can', HEADINGS],
  ['164.308(a)(4)', 'Access is authorised and reviewed', HEADINGS],
  ['164.308(a)(5)', 'People are trained in security', HEADINGS],
  ['164.308(a)(5)(ii)(B)', 'Malicious software is guarded against', HEADINGS],
  ['164.308(a)(6)', 'Incidents are answered and documented', HEADINGS],
  ['164.308(a)(7)(i)', 'There is a contingency plan', CONTINGENCY],
  ['164.308(a)(7)(ii)(A)', 'Exact copies of the data can be retrieved', CONTINGENCY],
  ['164.308(a)(7)(ii)(B)', 'Lost data can be restored', CONTINGENCY],
  ['164.308(a)(7)(ii)(C)', 'Critical work goes on in an emergency', CONTINGENCY],
  ['164.308(a)(7)(ii)(D)', 'The plans are tested and revised', CONTINGENCY],
  ['164.308(a)(7)(ii)(E)', 'It is known which data and applications are critical', CRITICALITY],
  ['164.308(a)(8)', 'Safeguards are evaluated at intervals', HEADINGS],
  ['164.308(b)(1)', 'Business associates are under agreement', HEADINGS],
  ['164.312(a)(1)', 'Only authorised people and programs have access', TECHNICAL],
  ['164.312(a)(2)(i)', 'Everybody has an id of their own', TECHNICAL],
  ['164.312(a)(2)(ii)', 'The data can be reached in an emergency', TECHNICAL],
  ['164.312(a)(2)(iii)', 'Sessions end after inactivity', TECHNICAL],
  ['164.312(a)(2)(iv)', 'Health data can be encrypted and decrypted', TECHNICAL],
  ['164.312(b)', 'Activity is recorded and examined', TECHNICAL],
  ['164.312(c)(1)', 'Data is protected from improper change or destruction', TECHNICAL],
  ['164.312(d)', 'Who seeks access is who they claim to be', TECHNICAL],
  ['164.312(e)(1)', 'Data is guarded while it is transmitted', TECHNICAL],
  ['164.314(a)', 'The agreement with a business associate holds what it must', HEADINGS],
  ['164.316(b)(2)', 'Documentation is kept for six years', OVERVIEW],
  ['164.404–164.410', 'A breach is notified', BY_HEART],
  ['164.502(b)', 'No more health data is used than needed, in logs neither', BY_HEART],
])
