import { TextLink } from '@/components/ui/text-link'

/** `pricesOf` is the price date as it is written out: "1 Nov 2026". */
export function SiteFooter({ pricesOf }: { pricesOf?: string | undefined }) {
  return (
    <footer className="no-print mt-auto border-line border-t">
      <div className="mx-auto flex max-w-[1520px] flex-wrap justify-between gap-x-8 gap-y-2 px-4 py-6 text-ink-2 text-small sm:px-6">
        <p>
          Groundplan turns answers about a workload into a cloud architecture with its reasons and its costs.
          {pricesOf && ` Prices of ${pricesOf}.`}
        </p>
        <TextLink href="/rules" quiet>
          Rules and sources
        </TextLink>
      </div>
    </footer>
  )
}
