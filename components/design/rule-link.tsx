import { TextLink } from '@/components/ui/text-link'
import { ruleLink } from './links'

/** A rule by its permanent id, which leads to the published table it stands in. */
export function RuleLink({ rule }: { rule: string }) {
  return (
    <TextLink href={ruleLink(rule)} quiet className="whitespace-nowrap font-mono text-label">
      {rule}
    </TextLink>
  )
}
