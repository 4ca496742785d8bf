// @vitest-environment jsdom
import mermaid from 'mermaid'
import { beforeAll, expect, test } from 'vitest'
import { everyKind, staticSite } from './designs.fixture'
import { drawAll } from './draw'
import { HOSTILE } from './hostile.fixture'
import { repaint } from './palette'

// Mermaid's own parser, as the page runs it.
beforeAll(() => mermaid.initialize({ startOnLoad: false, securityLevel: 'strict', htmlLabels: false }))

const sources = [everyKind(), staticSite()].flatMap((design) =>
  drawAll(design).map(({ id, mermaid: source }) => [`${design.name} ${id}`, source] as const),
)

test.each(sources)('Mermaid accepts what is drawn, light and dark: %s', async (_, source) => {
  await expect(mermaid.parse(source)).resolves.toBeTruthy()
  await expect(mermaid.parse(repaint(source, 'dark'))).resolves.toBeTruthy()
})

test.each(HOSTILE)('Mermaid accepts a design, a region and parts that are called %j', async (name) => {
  const design = staticSite(name)
  const hostile = {
    ...design,
    regions: design.regions.map((region) => ({ ...region, name })),
    resources: design.resources.map((resource) => ({ ...resource, label: name, service: name })),
    connections: design.connections.map((connection) => ({ ...connection, label: name })),
    actors: design.actors.map((actor) => ({ ...actor, label: name, detail: name })),
  }
  for (const { mermaid: source } of drawAll(hostile)) await expect(mermaid.parse(source)).resolves.toBeTruthy()
})
