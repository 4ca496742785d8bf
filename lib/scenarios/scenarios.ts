import type { RequirementsDocument } from '@/lib/requirements/schema'
import b2bSaas from './b2b-saas/requirements.json' with { type: 'json' }
import eventPipeline from './event-pipeline/requirements.json' with { type: 'json' }
import internalTool from './internal-tool/requirements.json' with { type: 'json' }
import kubernetesWish from './kubernetes-wish/requirements.json' with { type: 'json' }
import spikyShop from './spiky-shop/requirements.json' with { type: 'json' }
import staticSite from './static-site/requirements.json' with { type: 'json' }
import steadyApi from './steady-api/requirements.json' with { type: 'json' }
import twoRegionLedger from './two-region-ledger/requirements.json' with { type: 'json' }

/** A named workload: a preset in the app, and a golden in the tests with its expected diagram, bill, report and Terraform on disk. */
export type Scenario = { slug: string; title: string; summary: string; document: RequirementsDocument }

export const SCENARIOS: readonly Scenario[] = [
  {
    slug: 'static-site',
    title: 'Static site',
    summary: 'A marketing site and documentation: files, a CDN, nothing to run.',
    document: staticSite as RequirementsDocument,
  },
  {
    slug: 'internal-tool',
    title: 'Small internal tool',
    summary: 'A back-office application for forty colleagues, with one small database.',
    document: internalTool as RequirementsDocument,
  },
  {
    slug: 'b2b-saas',
    title: 'B2B SaaS',
    summary: 'A containerised application with PostgreSQL, files and background jobs, in two zones.',
    document: b2bSaas as RequirementsDocument,
  },
  {
    slug: 'spiky-shop',
    title: 'Spiky shop with cards',
    summary: 'A shop whose campaigns bring ten times the usual traffic; a payment page takes the cards.',
    document: spikyShop as RequirementsDocument,
  },
  {
    slug: 'event-pipeline',
    title: 'Event pipeline',
    summary: 'Parcel scans arrive as a stream, are handled by functions and kept by key.',
    document: eventPipeline as RequirementsDocument,
  },
  {
    slug: 'steady-api',
    title: 'Steady high-traffic API',
    summary: 'Two thousand requests a second all day, read-heavy, with an availability promise.',
    document: steadyApi as RequirementsDocument,
  },
  {
    slug: 'kubernetes-wish',
    title: 'Five-person team that wants Kubernetes',
    summary: 'Four services, five engineers, nobody who runs infrastructure: why the plan says not yet.',
    document: kubernetesWish as RequirementsDocument,
  },
  {
    slug: 'two-region-ledger',
    title: 'Two-region ledger',
    summary: 'Payments that may lose nothing when a region is lost: both regions confirm every write.',
    document: twoRegionLedger as RequirementsDocument,
  },
]

export const findScenario = (slug: string): Scenario | undefined => SCENARIOS.find((scenario) => scenario.slug === slug)
