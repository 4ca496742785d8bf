import type { Plan } from '../entries'
import { entriesOf } from '../entries'
import type { Piece } from '../expressions'
import { own, pieces } from '../expressions'
import type { Block, Body } from '../hcl'
import { block, code } from '../hcl'
import { settingsExpression } from './access'
import { identity } from './identities'
import type { Service } from './services'
import { servicesOf } from './services'

/** Containers on machines have an identity for their rights; the machines lend it to them. */
export function hostContainers(plan: Plan, entry: Service): Piece[] {
  return pieces('iam.tf', ...identity(plan, entry))
}

/**
 * Azure has no scheduler between Container Apps and Kubernetes: each machine starts the containers itself, and a proxy on the design's
 * port hands requests to them by path. What it runs is written here as data and given to cloud-init.
 */
export function startScripts(plan: Plan): Block[] {
  const groups = [...new Set(entriesOf(plan, 'container-service').flatMap(({ resource }) => resource.runsOn ?? []))]
  return groups.flatMap((id): Block[] => {
    const services = entriesOf(plan, 'container-service').filter(({ resource }) => resource.runsOn === id)
    const group = entriesOf(plan, 'machine-group').find((machines) => machines.id === id)
    if (!group || services.length === 0) return []
    return [
      block(
        'locals',
        [],
        {
          ...Object.fromEntries(
            services.map((service) => [`${service.label}_containers`, code(containersOf(plan, service))]),
          ),
          [`${group.label}_containers`]: code(
            `merge(${services.map(({ label }) => `local.${label}_containers`).join(', ')})`,
          ),
          [`${group.label}_start`]: code(
            cloudConfig(
              group.label,
              services[0]?.resource.port ?? 8080,
              own(group, 'azurerm_user_assigned_identity', group.label, 'client_id').ref,
            ),
          ),
        } as Body,
        `What each of the machines ${id} starts: Docker, the containers, and a proxy on port ${services[0]?.resource.port ?? 8080}. No scheduler of Azure’s stands between.`,
      ),
    ]
  })
}

function containersOf(plan: Plan, service: Service): string {
  const { variable } = servicesOf(plan, service)
  const { label, condition, resource } = service
  const paths = resource.role === 'web' ? 'service.paths' : '[]'
  const clientId = `azurerm_user_assigned_identity.${label}${condition ? '[0]' : ''}.client_id`
  return [
    `{ for name, service in var.${variable} : name => {`,
    `  image       = service.image`,
    `  paths       = ${paths}`,
    `  port        = ${resource.port}`,
    `  cpus        = var.${label}.cpu`,
    `  memory_gib  = var.${label}.memory_gib`,
    `  environment = merge(${settingsExpression(service)}, { AZURE_CLIENT_ID = ${clientId} })`,
    `}${condition ? ` if ${condition}` : ''} }`,
  ].join('\n')
}

/** cloud-init's own format is YAML with a first line that says so. */
const cloudConfig = (label: string, port: number, client: string): string =>
  [
    `join("\\n", ["#cloud-config", yamlencode({`,
    `  packages = ["docker.io", "docker-compose-v2", "azure-cli"]`,
    `  write_files = [{`,
    `    path        = "/opt/containers/compose.yaml"`,
    `    permissions = "0600"`,
    `    content = yamlencode({`,
    `      services = merge({`,
    `        proxy = {`,
    `          image   = "traefik:v3.5"`,
    `          restart = "always"`,
    `          command = ["--providers.docker=true", "--providers.docker.exposedbydefault=false", "--entrypoints.web.address=:${port}", "--ping=true", "--ping.entrypoint=web"]`,
    `          ports   = ["${port}:${port}"]`,
    `          volumes = ["/var/run/docker.sock:/var/run/docker.sock:ro"]`,
    `        }`,
    `        }, { for name, container in local.${label}_containers : name => {`,
    `          image       = container.image`,
    `          restart     = "always"`,
    `          cpus        = container.cpus`,
    `          mem_limit   = format("%dm", container.memory_gib * 1024)`,
    `          environment = container.environment`,
    `          labels = length(container.paths) == 0 ? {} : {`,
    `            "traefik.enable"                                                    = "true"`,
    `            (format("traefik.http.routers.%s.rule", name))                      = join(" || ", [for path in container.paths : format("PathPrefix(\`%s\`)", trimsuffix(path, "*"))])`,
    `            (format("traefik.http.services.%s.loadbalancer.server.port", name)) = tostring(container.port)`,
    `          }`,
    `      } })`,
    `    })`,
    `  }]`,
    `  runcmd = concat(`,
    `    [format("az login --identity --client-id %s", ${client})],`,
    `    [for host in distinct([for container in local.${label}_containers : split("/", container.image)[0]]) : format("az acr login --name %s", host)],`,
    `    ["docker compose --file /opt/containers/compose.yaml up --detach"],`,
    `  )`,
    `})])`,
  ].join('\n')
