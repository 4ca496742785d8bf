import type { Artifact } from '../artifact'
import type { FileName } from './expressions'
import type { Block } from './hcl'
import type { Module } from './modules'
import type { ModuleName } from './parts'
import { printHcl } from './print-hcl'
import { type Versions, versionBlock } from './versions'

/** What a module holds, in a few words for the README. */
export const MODULE_HOLDS: Readonly<Record<ModuleName, string>> = {
  network: 'The private network, and who may talk to whom in it.',
  edge: 'What faces the internet: names, certificates, delivery, firewall and load balancers.',
  compute: 'What runs your code, and how its number of copies moves.',
  data: 'Databases, caches, buckets, queues and workflows, encrypted and backed up.',
  security: 'Keys, secrets, the audit trail, and what each program may do.',
  observability: 'Logs, alarms that call somebody, a dashboard, and the budget.',
}

/** The folder of one module. */
export function moduleFiles(
  { name, files, variables, outputs }: Module,
  versions: Versions,
  header: string,
): Artifact[] {
  const file = (base: string, blocks: readonly Block[], why: string): Artifact[] =>
    blocks.length === 0
      ? []
      : [{ path: `terraform/modules/${name}/${base}`, language: 'hcl', content: printHcl([header], blocks), why }]
  return [
    ...files.flatMap(({ file: base, blocks }) => file(base, blocks, WHY[base])),
    ...file('variables.tf', variables, `What the ${name} module is told, by the environment and by other modules.`),
    ...file('outputs.tf', outputs, `What other modules and people need from the ${name} module.`),
    ...file('versions.tf', [versionBlock(versions)], 'Which Terraform and provider the module was checked against.'),
  ]
}

const WHY: Readonly<Record<FileName, string>> = {
  'versions.tf': 'Which Terraform and provider versions the files were checked against.',
  'variables.tf': 'Every value that differs between environments or that only you know, with its limits.',
  'locals.tf': 'Names, tags, facts about the account and settings that the files of this module share.',
  'network.tf': 'The private network: zones, subnets, routes and the ways out.',
  'security-groups.tf': 'Who may talk to whom: one rule a side for each connection of the design, and no others.',
  'edge.tf': 'What faces the internet: names, certificates, delivery, firewall and load balancers.',
  'compute.tf': 'What runs your code, and how its number of copies moves.',
  'data.tf': 'Databases, caches, indexes, files and buckets, encrypted and backed up.',
  'messaging.tf': 'Queues, topics, streams and workflows.',
  'iam.tf': 'What each program may do: its connections, and nothing with a star for both action and resource.',
  'security.tf': 'Keys, secrets, the audit trail and threat detection.',
  'observability.tf': 'Logs with a retention, alarms that call somebody, and a dashboard.',
  'backup.tf': 'Backups beyond what the databases keep themselves.',
  'budget.tf': 'A warning before the month’s budget is spent.',
  'outputs.tf': 'Addresses and names to hand to people and pipelines.',
}
