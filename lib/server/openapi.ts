import 'server-only'
import { z } from 'zod'
import { PLAN_PARTS, PlanDocument } from '@/lib/plan-document'
import { RequirementsDocument } from '@/lib/requirements/schema'
import { Answers } from '@/lib/wizard/answers'
import { DraftChange, NewDesign, NewLink, NewRevision } from './api-schemas'
import { STATUS_OF } from './app-error'
import { RevisionSummary } from './revision-summary'

/** The contract as OpenAPI 3.1, whose schemas are JSON Schema 2020-12: made from the schemas that the API parses with. */
export function openapi(version: string) {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Groundplan',
      version,
      description:
        'Requirements in, plan out. Designs belong to the browser session that made them, which the groundplan_session cookie names.',
    },
    paths,
    components: {
      schemas: Object.fromEntries(Object.entries(SCHEMAS).map(([name, schema]) => [name, jsonSchema(schema)])),
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'groundplan_session' } },
    },
  }
}

const Problem = z.object({
  title: z.string(),
  status: z.int(),
  code: z.enum(Object.keys(STATUS_OF) as (keyof typeof STATUS_OF)[]),
  detail: z.string(),
  errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
})
const Published = z.object({
  number: z.int(),
  createdAt: z.iso.datetime(),
  isCurrent: z.boolean(),
  summary: RevisionSummary,
})
const DesignEntry = z.object({
  id: z.string(),
  name: z.string(),
  preset: z.string().nullable(),
  version: z.int(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  archivedAt: z.iso.datetime().nullable(),
  published: Published.nullable(),
})
const RevisionEntry = z.object({
  number: z.int(),
  note: z.string(),
  createdAt: z.iso.datetime(),
  rulesetVersion: z.string(),
  catalogReadOn: z.string(),
  summary: RevisionSummary,
})
const Link = z.object({
  id: z.uuid(),
  revision: z.int().nullable(),
  includes: NewLink.shape.includes,
  status: z.enum(['open', 'ended']),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime().nullable(),
  revokedAt: z.iso.datetime().nullable(),
  lastOpenedAt: z.iso.datetime().nullable(),
  timesOpened: z.int(),
})

const SCHEMAS = {
  Requirements: RequirementsDocument,
  Plan: PlanDocument,
  SharedPlan: PlanDocument.partial({ cost: true, artifacts: true }),
  Problem,
  NewDesign,
  NewDesignAnswer: z.object({ id: z.string(), version: z.int() }),
  Designs: z.object({ designs: z.array(DesignEntry) }),
  Draft: z.object({ version: z.int(), answers: Answers }),
  DraftChange,
  DraftVersion: z.object({ version: z.int() }),
  NewRevision,
  NewRevisionAnswer: z.object({ number: z.int() }),
  Revisions: z.object({ revisions: z.array(RevisionEntry) }),
  NewLink,
  NewLinkAnswer: Link.extend({ path: z.string() }),
  Links: z.object({ links: z.array(Link) }),
  Health: z.object({ status: z.literal('ok') }),
}
type SchemaName = keyof typeof SCHEMAS

function jsonSchema(schema: z.ZodType) {
  const { $schema, ...rest } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })
  return rest
}

const json = (name: SchemaName) => ({ 'application/json': { schema: { $ref: `#/components/schemas/${name}` } } })
const body = (name: SchemaName) => ({ requestBody: { required: true, content: json(name) } })
const answers = (status: number, description: string, name?: SchemaName) => ({
  [status]: { description, ...(name && { content: json(name) }) },
})
const file = (type: string, description: string) => ({
  200: { description, content: { [type]: { schema: { type: 'string' } } } },
})
const problems = (...statuses: number[]) =>
  Object.fromEntries(
    statuses.map((status) => [
      status,
      {
        description: PROBLEM_WORDS[status],
        content: { 'application/problem+json': json('Problem')['application/json'] },
      },
    ]),
  )
const PROBLEM_WORDS: Record<number, string> = {
  400: 'Not JSON, or the address is wrong.',
  403: 'Asked for by another site.',
  404: 'There is no such thing for this visitor.',
  409: 'Changed elsewhere meanwhile; the answer holds the draft as it is now.',
  410: 'The link has ended.',
  413: 'Over 256 KiB.',
  422: 'Each fault is named in errors.',
}

const inPath = (...names: string[]) =>
  names.map((name) => ({ name, in: 'path', required: true, schema: { type: 'string' } }))
const inQuery = (name: string, description: string, schema: object) => ({ name, in: 'query', description, schema })
const include = inQuery(
  'include',
  `Only these parts, separated by commas: ${PLAN_PARTS.join(', ')}; and what-if for what is worked out by planning again, such as prices of alternatives.`,
  {
    type: 'string',
  },
)
const revision = inQuery('revision', 'By default the latest.', { type: 'integer', minimum: 1 })
const filePath = inQuery('path', 'As `artifacts` lists it.', { type: 'string' })
const own = { security: [{ session: [] }] }

const paths = {
  '/api/plan': {
    post: {
      summary: 'Plans requirements and stores nothing',
      parameters: [include],
      ...body('Requirements'),
      responses: {
        ...answers(200, 'The plan, or the parts of it that were asked for.', 'Plan'),
        ...problems(400, 413, 422),
      },
    },
  },
  '/api/designs': {
    get: { summary: "This browser's designs", ...own, responses: answers(200, 'Latest first.', 'Designs') },
    post: {
      summary: 'Makes a design from requirements, a preset or answers; gives the browser a session if it has none',
      ...body('NewDesign'),
      responses: { ...answers(201, 'Made.', 'NewDesignAnswer'), ...problems(400, 403, 413, 422) },
    },
  },
  '/api/designs/{id}/draft': {
    get: {
      summary: 'The draft as it was typed',
      ...own,
      parameters: inPath('id'),
      responses: { ...answers(200, 'The draft.', 'Draft'), ...problems(404) },
    },
    patch: {
      summary: 'Changes answers; null takes one away',
      ...own,
      parameters: inPath('id'),
      ...body('DraftChange'),
      responses: { ...answers(200, 'Kept.', 'DraftVersion'), ...problems(400, 403, 404, 409, 413, 422) },
    },
  },
  '/api/designs/{id}/revisions': {
    get: {
      summary: 'What was published, latest first',
      ...own,
      parameters: inPath('id'),
      responses: { ...answers(200, 'Without their plans.', 'Revisions'), ...problems(404) },
    },
    post: {
      summary: 'Plans the draft and keeps it as a revision that never changes',
      ...own,
      parameters: inPath('id'),
      ...body('NewRevision'),
      responses: { ...answers(201, 'Published.', 'NewRevisionAnswer'), ...problems(400, 403, 404, 413, 422) },
    },
  },
  '/api/designs/{id}/plan': {
    get: {
      summary: 'A saved plan',
      ...own,
      parameters: [...inPath('id'), revision, include],
      responses: { ...answers(200, 'As it was published.', 'Plan'), ...problems(400, 404) },
    },
  },
  '/api/designs/{id}/report': {
    get: {
      summary: 'The plan as a document',
      ...own,
      parameters: [...inPath('id'), revision],
      responses: { ...file('text/markdown', 'GitHub Markdown.'), ...problems(400, 404) },
    },
  },
  '/api/designs/{id}/archive': {
    get: {
      summary: 'Report, requirements, plan and every generated file',
      ...own,
      parameters: [...inPath('id'), revision],
      responses: { ...file('application/zip', 'A zip file.'), ...problems(400, 404) },
    },
  },
  '/api/designs/{id}/files': {
    get: {
      summary: 'One generated file',
      ...own,
      parameters: [...inPath('id'), revision, filePath],
      responses: { ...file('text/plain', 'As it stands in the archive.'), ...problems(400, 404) },
    },
  },
  '/api/designs/{id}/links': {
    get: {
      summary: "The design's share links",
      ...own,
      parameters: inPath('id'),
      responses: { ...answers(200, 'Without their addresses, which are not kept.', 'Links'), ...problems(404) },
    },
    post: {
      summary: 'Makes a share link',
      ...own,
      parameters: inPath('id'),
      ...body('NewLink'),
      responses: {
        ...answers(201, 'With its address, this once.', 'NewLinkAnswer'),
        ...problems(400, 403, 404, 413, 422),
      },
    },
  },
  '/api/designs/{id}/links/{linkId}': {
    delete: {
      summary: 'Ends a share link at once',
      ...own,
      parameters: inPath('id', 'linkId'),
      responses: { ...answers(204, 'Ended.'), ...problems(403, 404) },
    },
  },
  '/api/shared/{token}/plan': {
    get: {
      summary: 'The plan that a share link shows, without what the link leaves out',
      parameters: inPath('token'),
      responses: { ...answers(200, 'The plan.', 'SharedPlan'), ...problems(404, 410) },
    },
  },
  '/api/shared/{token}/report': {
    get: {
      summary: 'The same as a document',
      parameters: inPath('token'),
      responses: { ...file('text/markdown', 'GitHub Markdown.'), ...problems(404, 410) },
    },
  },
  '/api/openapi.json': { get: { summary: 'This document', responses: { 200: { description: 'OpenAPI 3.1.' } } } },
  '/api/health': { get: { summary: 'Whether pages can be served', responses: answers(200, 'They can.', 'Health') } },
}
