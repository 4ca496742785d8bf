import type { SomePlaces } from '@/lib/report/places'
import type { DesignLinks } from './links'
import { OptionalLink } from './optional-link'

/** Lines of generated files, each a link where the reader has the files. */
export function Places({ places: { shown, left }, links }: { places: SomePlaces; links: DesignLinks }) {
  return (
    <ul>
      {shown.map(({ path, line }) => (
        <li key={`${path}:${line}`} className="wrap-anywhere flex min-h-6 items-center font-mono text-small">
          <OptionalLink href={links.file(path, line)}>
            {path}:{line}
          </OptionalLink>
        </li>
      ))}
      {left > 0 && <li className="text-ink-2 text-small">and {left} more</li>}
    </ul>
  )
}
