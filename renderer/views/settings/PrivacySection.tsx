import { useHelp } from '../help/use-help.ts'
import { HelpBlocks } from '../help/HelpBlocks.tsx'

/** The same words as in help: there is one truth about this. */
export function PrivacySection() {
  const { paragraphs } = useHelp().privacy
  return (
    <>
      {Object.entries(paragraphs).map(([heading, { title, blocks }]) => (
        <section key={heading} className="help-paragraph">
          <h3>{title}</h3>
          <HelpBlocks blocks={blocks} />
        </section>
      ))}
    </>
  )
}
