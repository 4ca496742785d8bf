import { parse } from '@cdktn/hcl2json'
import { describe, expect, test } from 'vitest'
import { catalog } from '@/lib/catalog/catalog'
import { planParts } from '@/lib/plan'
import { PROVIDERS } from '@/lib/requirements/schema'
import { SCENARIOS } from '@/lib/scenarios/scenarios'
import { SECONDS_PER_MONTH } from '@/lib/units/hours'

/**
 * The same names, regions, ranges, ports and counts in all that is handed over, read from the printed files, the drawing and the bill and not
 * from the model that they were made of.
 */
const HOURS = SECONDS_PER_MONTH / 3600

type Size = { readonly [field: string]: unknown }
const sizeOf = (value: unknown): Size => (typeof value === 'object' && value !== null ? (value as Size) : {})
const number = (value: unknown): number => (typeof value === 'number' ? value : Number.NaN)
const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.flatMap(texts) : typeof value === 'string' ? [value] : []
const found = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, part = '']) => part)

const cases = PROVIDERS.flatMap((provider) =>
  [
    ...SCENARIOS,
    ...SCENARIOS.filter(({ slug }) => slug === 'b2b-saas' || slug === 'two-region-ledger').map((scenario) => ({
      ...scenario,
      slug: `${scenario.slug} on Kubernetes`,
      document: { ...scenario.document, insistOn: { ...scenario.document.insistOn, compute: 'kubernetes' } },
    })),
  ].map(({ slug, document }) => {
    const platform = { ...document.platform, provider, region: null, regionSecond: null }
    return { name: `${slug} on ${provider}`, document: { ...document, platform } }
  }),
)

describe.each(cases)('$name', async ({ document }) => {
  const plan = planParts(document, catalog, ['diagrams', 'cost', 'artifacts'])
  const files = plan.artifacts ?? []
  const content = (path: string) => files.find((file) => file.path === path)?.content ?? ''
  const all = (pattern: RegExp) =>
    files
      .filter(({ path }) => pattern.test(path))
      .map((file) => file.content)
      .join('\n')
  const diagram = plan.diagrams?.map(({ mermaid }) => mermaid).join('\n') ?? ''
  const lines = plan.cost?.lines ?? []
  const terraform = all(/^terraform\/modules\/.*\.tf$/)
  const names = found(all(/sizes\.tf$/), /^ {2}environment += "(.+)"$/gm)
  const environments = await Promise.all(
    names.map(async (environment) => {
      const parsed = (await parse('sizes.tf', content(`terraform/environments/${environment}/sizes.tf`))) as {
        locals: Size[]
      }
      return { environment, sizes: Object.assign({}, ...parsed.locals) as Size }
    }),
  )
  const sized = environments.flatMap(({ environment, sizes }) =>
    Object.entries(sizes).map(([label, size]) => ({ environment, label, size: sizeOf(size) })),
  )
  const billed = (environment: string, label: string) =>
    lines.filter((line) => line.environment === environment && line.resource.replaceAll('-', '_') === label)

  test('the pipeline deploys to the names and regions that Terraform makes', () => {
    expect(names.length).toBeGreaterThan(0)
    const settings = content('pipeline/settings.sh')
    for (const { environment, sizes } of environments) {
      const own = new RegExp(`^ +${environment}\\)\\n +name=(.+)\\n +region=(.+)\\n`, 'm').exec(settings)
      expect([own?.[1], own?.[2]], environment).toEqual([sizes.name, sizes.region])
    }
  })

  test('images are kept where Terraform makes a registry, and nowhere else', () => {
    const settings = content('pipeline/settings.sh')
    const isMade =
      /"(?:aws_ecr_repository|google_artifact_registry_repository|azurerm_container_registry)" "images"/.test(terraform)
    expect(/^image_name\(\)/m.test(settings)).toBe(isMade)
    expect(/build_image \S/.test(all(/^pipeline\/build\.sh$/))).toBe(isMade)
    if (!isMade) return
    const keepers = environments.filter(({ sizes }) => sizes.images !== false)
    expect(keepers).toHaveLength(1)
    const [{ environment, sizes } = { environment: '', sizes: {} as Size }] = keepers
    const within = settings.slice(settings.indexOf('image_name'))
    expect(settings).toMatch(new RegExp(`/${sizes.name}/\\$1"|az acr list --resource-group ${sizes.name} `))
    if (within.includes('docker.pkg.dev')) expect(within).toContain(`GCP_PROJECT_${environment.toUpperCase()}`)
  })

  test('every region of the Terraform is drawn, billed in, and named by the pipeline', () => {
    const regions = Object.entries(environments[0]?.sizes ?? {}).flatMap(([name, value]) =>
      /^(?:secondary_)?region$/.test(name) ? texts(value) : [],
    )
    for (const region of regions) {
      expect(diagram).toContain(region)
      expect(all(/^pipeline\/.*\.sh$|^\.github|^\.gitlab/)).toContain(region)
    }
  })

  test('each range is drawn, holds its subnets, and is no other’s', () => {
    const networks = sized.filter(({ size }) => 'cidr' in size)
    for (const { environment, label, size } of networks) {
      const own = Object.entries(size)
        .filter(([field]) => field !== 'cidr')
        .flatMap(([, value]) => texts(value))
      expect(
        own.filter((range) => !holds(String(size.cidr), range)),
        label,
      ).toEqual([])
      expect(own.filter((range, at) => own.some((other, index) => index !== at && holds(other, range)))).toEqual([])
      const others = networks.filter((other) => other.environment === environment && other.label !== label)
      expect(others.filter((other) => holds(String(size.cidr), String(other.size.cidr)))).toEqual([])
      if (environment === names[0]) expect(diagram).toContain(`Network ${String(size.cidr)}`)
    }
    const allowed = found(all(/^kubernetes\/.*\.yaml$/), /\bcidr: ["']?(10\.[\d.]+\/\d+)/g)
    expect(allowed.filter((range) => !networks.some(({ size }) => holds(String(size.cidr), range)))).toEqual([])
  })

  test('as many gateways out are billed as are made, and no more than there are subnets for them', () => {
    for (const { environment, label, size } of sized.filter((one) => one.size.gateways !== undefined)) {
      const line = billed(environment, label).find(({ name }) => name === 'NAT gateways')
      if (line) expect(line.quantity / HOURS, `${environment} ${label}`).toBeCloseTo(number(size.gateways), 6)
      const network = sized.find(
        (one) => one.environment === environment && one.label === label.replace('way_out', 'network'),
      )
      const subnets = texts(network?.size.public_subnets).length
      if (subnets > 0) expect(number(size.gateways), `${environment} ${label}`).toBeLessThanOrEqual(subnets)
    }
  })

  test('the machine, disk or node that is billed is the one that is made', () => {
    for (const { environment, label, size } of sized) {
      const own = billed(environment, label)
      if (own.length === 0) continue
      const words = own
        .map(({ name, sku }) => `${name} ${sku}`)
        .join(' ')
        .toLowerCase()
        .replaceAll('_', '-')
      // A serverless database has no machine.
      for (const field of ['instance_class', 'instance_type', 'node_type', 'machine_type', 'sku', 'plan'])
        if (typeof size[field] === 'string' && size[field] !== 'db.serverless')
          expect(words, `${environment} ${label} ${field}`).toContain(plainSku(size[field]))
      const disk = own.find(({ name }) =>
        /^Storage \((?:Multi-AZ, |zone-redundant, )?(?:gp3|SSD|provisioned)/.test(name),
      )
      const copies = /zone-redundant, provisioned/.test(disk?.name ?? '') ? 2 : 1
      if (disk && size.storage_gib !== undefined)
        expect(disk.quantity / copies, `${environment} ${label} storage`).toBeCloseTo(number(size.storage_gib), 6)
    }
  })

  test('as many copies are billed as may run', () => {
    for (const { environment, label, size } of sized) {
      const least = number(size.copies_min ?? size.min ?? 0)
      const most = number(size.copies_max ?? size.max)
      const own = billed(environment, label)
      const cpu = number(size.cpu) / (String(size.cpu).length > 2 && number(size.cpu) >= 128 ? 1024 : 1)
      const units = own.filter(({ unit, name }) => /^vCPU-(hour|second)$/.test(unit) && !/above the minimum/.test(name))
      const hours = units.reduce(
        (sum, { quantity, unit }) => sum + (unit === 'vCPU-hour' ? quantity : quantity / 3600),
        0,
      )
      const machines = own.find(
        ({ name, unit }) => unit === 'hour' && /^(Instance usage|App Service instances)/.test(name),
      )
      if (Number.isNaN(most)) continue
      const drawn = servicesOf(content('pipeline/deploy.sh'), label)
      if (hours > 0 && !Number.isNaN(cpu)) {
        const copies = hours / HOURS / cpu / drawn
        expect(copies, `${environment} ${label}`).toBeGreaterThan(least * 0.24)
        expect(copies, `${environment} ${label}`).toBeLessThanOrEqual(most + 1e-6)
      }
      if (machines) {
        expect(machines.quantity / HOURS, `${environment} ${label}`).toBeGreaterThanOrEqual(least - 1e-6)
        expect(machines.quantity / HOURS, `${environment} ${label}`).toBeLessThanOrEqual(most + 1e-6)
      }
    }
  })

  test('one port, where the image listens, the balancer sends and the policies let in', () => {
    const port = /^ENV PORT=(\d+)$/m.exec(content('Dockerfile'))?.[1]
    if (port === undefined) return
    const container = [
      ...found(terraform, /\b(?:containerPort|container_port|target_port) += (\d+)\b/g),
      ...found(all(/^kubernetes\/base\/.*\.yaml$/), /\bcontainerPort: (\d+)\b/g),
    ]
    // A sidecar that measures has a port of its own.
    expect(
      [...new Set(container)].filter((other) => other !== port && !/^(?:4317|4318|8888|13133)$/.test(other)),
    ).toEqual([])
    if (files.some(({ path }) => path.startsWith('kubernetes/')))
      expect(all(/^kubernetes\/.*(?:polic|network).*\.yaml$/)).toMatch(new RegExp(`port: ["']?(?:${port}|http)\\b`))
  })

  test('services are called the same by the pipeline, the Terraform and the cluster', () => {
    const deployed = new Set(
      [...content('pipeline/deploy.sh').matchAll(/^\s+(?:for service in (.+); do|service="(.+)")$/gm)].flatMap(
        ([, several, one]) => (several ?? one ?? '').split(' '),
      ),
    )
    const examples = found(all(/environments\/[\w-]+\/terraform\.tfvars$/), /"?([\w-]+)"? = \{ image = /g)
    expect(examples.filter((service) => !deployed.has(service))).toEqual([])
    const onCluster = found(
      all(/^kubernetes\/base\/.*\.yaml$/),
      /^kind: (?:Deployment|Rollout)\nmetadata:\n {2}name: (.+)$/gm,
    )
    expect(onCluster.filter((service) => !deployed.has(service))).toEqual([])
  })
})

test('a range that holds another is seen to', () => {
  expect([
    holds('10.0.0.0/16', '10.0.128.0/24'),
    holds('10.0.0.0/16', '10.1.0.0/24'),
    holds('10.0.16.0/20', '10.0.0.0/24'),
  ]).toEqual([true, false, false])
})

function holds(outer: string, inner: string): boolean {
  const [from, bits] = read(outer)
  const [other, length] = read(inner)
  return length >= bits && Math.floor(other / 2 ** (32 - bits)) === Math.floor(from / 2 ** (32 - bits))
}

function read(range: string): [number, number] {
  const [address = '', bits = '32'] = range.split('/')
  return [address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0), Number(bits)]
}

/** `db.m7g.large`, `GP_Standard_D2ds_v5` and `STANDARD_SMALL` as the bill spells them. */
const plainSku = (sku: string) =>
  sku
    .replace(/^(?:GP|MO|B)_(?=Standard)/, '')
    .toLowerCase()
    .replaceAll('_', '-')

/** Several services share what is billed for all of them. */
function servicesOf(script: string, label: string): number {
  const part = label.replace('_standby', '').replaceAll('_', '-')
  const loops = found(script, /^\s+for service in (.+); do$/gm)
  return loops.find((names) => names.split(' ')[0]?.startsWith(part))?.split(' ').length ?? 1
}
