import { type Block, heading, paragraph } from './document'
import { infrastructure } from './infrastructure'
import { printMarkdown } from './print-markdown'
import type { Reportable } from './report'

/** The files of a design, how they are applied and what has to be filled in first, as one Markdown document. */
export const codeReport = (plan: Reportable): string => printMarkdown(codeBlocks(plan))

const codeBlocks = (plan: Reportable): Block[] => [
  heading(1, ['Code of ', plan.design.name]),
  paragraph(`Written with rule set ${plan.ruleset.version}.`),
  ...infrastructure(plan).map((block) => (block.kind === 'heading' ? { ...block, level: 2 as const } : block)),
]
