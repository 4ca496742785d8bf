import { wrap } from '@/lib/text/wrap'
import type { Artifact } from '../../artifact'
import { type Delivery, headerOf } from '../model'

/** A script of `pipeline/`: stops at the first error, and may be started from anywhere. */
export const script = (delivery: Delivery, file: string, says: string, lines: readonly string[]): Artifact =>
  library(delivery, file, says, ['set -euo pipefail', 'cd "$(dirname "$0")/.."', ...lines])

/** One that others read: it neither moves nor does anything by itself. */
export const library = (delivery: Delivery, file: string, says: string, lines: readonly string[]): Artifact => ({
  path: `pipeline/${file}.sh`,
  language: 'shell',
  content: ['#!/usr/bin/env bash', `# ${headerOf(delivery)}`, ...comment(says), ...lines, ''].join('\n'),
  why: says,
})

/** Reads what the scripts share. */
export const SETTINGS = ['# shellcheck source=pipeline/settings.sh', '. pipeline/settings.sh']

export const comment = (text: string, indent = '') =>
  wrap(text, 110 - indent.length).map((line) => `${indent}# ${line}`)

/** A function of the shell; blank lines keep functions apart. */
export const shellFunction = (name: string, says: string, body: readonly string[]) => [
  '',
  ...comment(says),
  `${name}() {`,
  ...body.map((line) => (line === '' ? '' : `  ${line}`)),
  '}',
]

/** A name that a shell function may have: `deploy_web_worker`. */
export const functionName = (id: string) => `deploy_${id.replaceAll(/\W/g, '_')}`
