import 'server-only'
import { checkTerraform } from '@/lib/artifacts/terraform/check'
import type { Json } from '@/lib/artifacts/terraform/parsed'
import type { ProviderSchema } from '@/lib/artifacts/terraform/provider-schema'
import { SCHEMAS } from '@/lib/artifacts/terraform/schemas'
import type { Artifact } from '@/lib/plan-document'

/** What was checked by what, for the page: "valid against provider schema aws 6.66.0". */
export type FileProof = {
  tool: string
  version: string
  /** `aws 6.66.0`. */
  schema: string
  /** Empty where nothing is wrong. */
  problems: string[]
}

/**
 * Reads the Terraform again with HashiCorp's own parser and formatter, and holds it against the schema of its provider; `null` where
 * there is none. This is the check that needs no binary: the tests run the real Terraform as well.
 */
export async function proveFiles(artifacts: readonly Artifact[]): Promise<FileProof | null> {
  const files = artifacts.filter(({ language }) => language === 'hcl')
  const schema = schemaOf(files)
  if (!schema) return null
  // Some megabytes each, and asked for seldom.
  const [{ parse }, { format }] = await Promise.all([import('@cdktn/hcl2json'), import('@cdktn/hcl-tools')])
  const parsed: { [path: string]: Json } = {}
  const problems: string[] = []
  for (const { path, content } of files) {
    try {
      if ((await format(content)) !== content) problems.push(`${path}: terraform fmt would change it`)
      if (path.endsWith('.tf')) parsed[path] = (await parse('main.tf', content)) as Json
    } catch (error) {
      problems.push(`${path}: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
  return {
    tool: 'HashiCorp’s HCL parser and terraform fmt',
    version: PARSER_VERSION,
    schema: `${nameOf(schema)} ${schema.version}`,
    problems: [...problems, ...checkTerraform(parsed, schema)],
  }
}

/** Of `@cdktn/hcl2json` and `@cdktn/hcl-tools`, which are released together. */
export const PARSER_VERSION = '0.24.0'

const nameOf = ({ source }: ProviderSchema) => source.slice(source.lastIndexOf('/') + 1)

/** The provider that the files themselves ask for. */
function schemaOf(files: readonly Artifact[]): ProviderSchema | undefined {
  return Object.values(SCHEMAS).find((schema) =>
    files.some(({ content }) => content.includes(`source  = "hashicorp/${nameOf(schema)}"`)),
  )
}
