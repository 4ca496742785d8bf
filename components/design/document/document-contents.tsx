import { SECTION_TITLES, type SectionName } from '../links'

export function DocumentContents({ sections }: { sections: readonly SectionName[] }) {
  return (
    <nav aria-label="Contents" className="no-print mb-8 w-[184px] shrink-0 lg:mb-0">
      <div className="lg:sticky lg:top-20">
        <p className="mb-1 font-mono text-ink-3 text-label">Contents</p>
        <ol>
          {sections.map((name, index) => (
            <li key={name}>
              <a
                href={`#${name}`}
                className="flex min-h-8 items-center rounded-control text-ink-2 underline decoration-line hover:text-ink"
              >
                {index + 1}. {SECTION_TITLES[name]}
              </a>
            </li>
          ))}
        </ol>
      </div>
    </nav>
  )
}
