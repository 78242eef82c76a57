import { useEffect, useState } from 'react'
import { type HelpPlace, type Paragraphs, topics } from '../../help/help-text.ts'
import { useWords } from '../../text/words.ts'
import { SectionsDialog } from '../SectionsDialog.tsx'
import { HelpBlocks } from './HelpBlocks.tsx'
import { ShortcutList } from './ShortcutList.tsx'
import { useHelp } from './use-help.ts'

interface HelpDialogProps {
  at: HelpPlace
  close: () => void
}

export function HelpDialog({ at, close }: HelpDialogProps) {
  const words = useWords()
  const help = useHelp()
  const [topic, setTopic] = useState(at.topic)
  const heading = topic === at.topic ? at.heading : undefined
  useEffect(() => {
    if (!heading) return
    const paragraph = document.getElementById(`help-${heading}`)
    paragraph?.scrollIntoView()
    paragraph?.focus()
  }, [heading])
  const paragraphs: Record<string, Paragraphs> = help[topic].paragraphs
  return (
    <SectionsDialog
      title={words('help.title')}
      sections={topics.map(id => ({ id, label: help[id].title }))}
      chosen={topic}
      choose={setTopic}
      close={close}
    >
      {Object.entries(paragraphs).map(([id, { title, blocks }]) => (
        <section key={id} className="help-paragraph" data-asked={id === heading}>
          <h3 id={`help-${id}`} tabIndex={-1}>
            {title}
          </h3>
          <HelpBlocks blocks={blocks} />
        </section>
      ))}
      {topic === 'keyboard' && <ShortcutList />}
    </SectionsDialog>
  )
}
