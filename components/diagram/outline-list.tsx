import { type Outline, readOutline } from '@/lib/diagram/outline'

/** A diagram in words: its nested Markdown list as a list of the page. */
export function OutlineList({ text }: { text: string }) {
  return <Points points={readOutline(text)} isTop />
}

function Points({ points, isTop = false }: { points: Outline[]; isTop?: boolean }) {
  return (
    <ul className={isTop ? 'space-y-3' : 'mt-1 ml-1 space-y-1 border-line border-l pl-4'}>
      {points.map(({ text, points: below }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the list is written once and never reordered, and a text may occur twice
        <li key={`${index} ${text}`}>
          <span className={below.length > 0 ? 'font-medium text-ink' : 'text-ink-2'}>{text}</span>
          {below.length > 0 && <Points points={below} />}
        </li>
      ))}
    </ul>
  )
}
