export type ExportLink = { label: string; href: string; isFile: boolean }

/** What a revision can be taken away as. The menu offers these and the overview lists them, for whoever has no script. */
export const exportLinks = (id: string, revision: number): ExportLink[] => [
  { label: 'Markdown (.md)', href: `/api/designs/${id}/report?revision=${revision}`, isFile: true },
  { label: 'All files (.zip)', href: `/api/designs/${id}/archive?revision=${revision}`, isFile: true },
  { label: 'requirements.json', href: `/designs/${id}/requirements.json?revision=${revision}`, isFile: true },
  { label: 'plan.json', href: `/api/designs/${id}/plan?revision=${revision}`, isFile: true },
  { label: 'Print or save as PDF', href: `/designs/${id}/document`, isFile: false },
]
