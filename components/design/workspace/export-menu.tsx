import { Download, FileArchive, FileBraces, FileText, Printer } from 'lucide-react'
import { Menu } from '@/components/ui/menu'
import type { ExportLink } from './export-links'

export function ExportMenu({ links }: { links: readonly ExportLink[] }) {
  const icons = [<FileText key="md" />, <FileArchive key="zip" />, <FileBraces key="r" />, <FileBraces key="p" />]
  return (
    <Menu
      label="Export"
      icon={<Download />}
      entries={links.map(({ label, href, isFile }, index) => ({
        label,
        href,
        icon: isFile ? icons[index] : <Printer />,
        ...(isFile && { download: fileNameOf(label) }),
      }))}
    />
  )
}

/** The server names its own downloads; the plan is a document of the API, which has no name until somebody saves it. */
const fileNameOf = (label: string): string | true => (label === 'plan.json' ? label : true)
