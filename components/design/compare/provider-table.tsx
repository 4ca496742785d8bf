import { Card } from '@/components/ui/card'
import { Chip } from '@/components/ui/chip'
import { cx } from '@/components/ui/cx'
import type { ProviderColumn } from '@/lib/compare/compare-providers'
import { providerRows } from './provider-rows'

/** Three clouds side by side; on a phone one below the other, each row with its name. */
export function ProviderTable({ columns }: { columns: readonly ProviderColumn[] }) {
  return (
    <Card padding="none" className="overflow-hidden">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls sideways has to be reachable by keyboard. */}
      <section aria-label="Three clouds" tabIndex={0} className="overflow-x-auto">
        <table className="w-full table-fixed text-left max-md:min-w-[640px]">
          <caption className="sr-only">The same requirements on three clouds</caption>
          <thead>
            <tr className="border-line border-b">
              <td className="w-40 px-4 py-4 sm:px-5" />
              {columns.map(({ provider, name, regions, isChosen }) => (
                <th key={provider} scope="col" className={cellClass(isChosen)}>
                  <span className="block text-h3">{name}</span>
                  <span className="block font-mono font-normal text-ink-2 text-small">
                    {regions.map(({ id }) => id).join(' + ')}
                  </span>
                  <span className="mt-1.5 block min-h-6">{isChosen && <Chip tone="note">This design</Chip>}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="divide-y divide-line">
            {providerRows(columns).map(({ name, cells, isLarge }) => (
              <tr key={name}>
                <th scope="row" className="px-4 py-3 align-top font-normal text-ink-2 sm:px-5">
                  {name}
                </th>
                {cells.map((cell, index) => (
                  <td
                    key={columns[index]?.provider}
                    className={cx(cellClass(columns[index]?.isChosen ?? false), isLarge && 'font-semibold text-h2')}
                  >
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </Card>
  )
}

const cellClass = (isChosen: boolean) => cx('wrap-anywhere px-4 py-3 align-top sm:px-5', isChosen && 'bg-accent-soft')
