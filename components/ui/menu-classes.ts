export const popupClass =
  'min-w-52 rounded-card border border-line bg-raised p-1 text-ink shadow-float transition-opacity outline-none data-ending-style:opacity-0 data-starting-style:opacity-0'

export const itemClass =
  'flex min-h-9 cursor-pointer items-center gap-2.5 rounded-control px-2.5 py-1.5 outline-none data-highlighted:bg-sunken data-highlighted:shadow-[inset_0_0_0_2px_var(--accent)] [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:stroke-[1.75px]'
