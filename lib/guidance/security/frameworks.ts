import type { Regime } from '@/lib/requirements/schema'
import type { Tags } from './control-rule'

/**
 * How the requirements of each regime are written. Where the numbers come from, all read 2026-11-23:
 * PCI DSS 4.0.1: 10.5.1 from https://github-wiki-see.page/m/dishplate/blog/wiki/PCI%E2%80%90DSS-retention-notes-and-vulnerability-notes, 1.x and
 * 10.2–10.3 from https://compliance.tf/docs/modules/terraform-aws-cloudfront/, the others from https://erikevenson.github.io/architect/compliance/pci-dss
 * (all secondary). HIPAA: headings of 45 CFR 164.308 and 164.312, https://www.ecfr.gov/current/title-45/subtitle-A/subchapter-C/part-164/subpart-C
 * (secondary). DORA: titles of the articles, https://www.springlex.eu/packages/dora/dora-regulation (verified). SOC 2: the criteria by
 * https://csoh.org/compliance-frameworks.html (secondary). ISO 27001:2022 Annex A, NIST 800-53 families for FedRAMP and GDPR articles:
 * assumptions, from general knowledge. A tag points an assessor to the place; it claims no certificate.
 */
const PREFIX: Record<Regime, string> = {
  pci: 'pci-dss ',
  hipaa: 'hipaa ',
  soc2: 'soc2 ',
  gdpr: 'gdpr art ',
  iso: 'iso-27001 ',
  fedramp: 'fedramp ',
  dora: 'dora art ',
}

const ORDER: readonly Regime[] = ['pci', 'hipaa', 'soc2', 'gdpr', 'iso', 'fedramp', 'dora']

/** The tags of the regimes that were asked for, in one fixed order. */
export const frameworksOf = (tags: Tags, asked: (regime: Regime) => boolean): string[] =>
  ORDER.filter(asked).flatMap((regime) => (tags[regime] ?? []).map((number) => PREFIX[regime] + number))
