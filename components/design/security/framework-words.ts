import type { Control } from '@/lib/plan-document'

const FRAMEWORKS = {
  'pci-dss': 'PCI DSS',
  hipaa: 'HIPAA',
  soc2: 'SOC 2',
  gdpr: 'GDPR',
  'iso-27001': 'ISO 27001',
  fedramp: 'FedRAMP',
  dora: 'DORA',
} as const
export type Framework = keyof typeof FRAMEWORKS

/** The frameworks that the controls answer, in one fixed order. */
export const frameworksOf = (controls: readonly Control[]): { framework: Framework; name: string }[] =>
  (Object.keys(FRAMEWORKS) as Framework[])
    .filter((framework) => controls.some((control) => answers(control, framework)))
    .map((framework) => ({ framework, name: FRAMEWORKS[framework] }))

export const answers = ({ frameworks }: Control, framework: string): boolean =>
  frameworks.some((clause) => frameworkOf(clause) === framework)

/** `soc2 CC6.6` is of `soc2`. */
export const frameworkOf = (clause: string): string => clause.split(' ', 1)[0] ?? ''

/** `soc2 CC6.6` → "SOC 2 CC6.6". */
export const clauseWords = (clause: string): string =>
  clause.replace(/^[a-z0-9-]+/, (framework) => FRAMEWORKS[framework as Framework] ?? framework)
