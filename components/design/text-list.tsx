import { Card } from '@/components/ui/card'

/** A list of whole sentences, each in its own row. */
export function TextList({ items }: { items: readonly string[] }) {
  return (
    <Card as="ul" padding="none" className="break-inside-auto! divide-y divide-line">
      {items.map((item) => (
        <li key={item} className="px-4 py-3 sm:px-5">
          <p className="max-w-[84ch]">{item}</p>
        </li>
      ))}
    </Card>
  )
}
