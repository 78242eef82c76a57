import type { Block } from '../../help/help-text.ts'
import { snippets } from '../../help/snippets.ts'
import { CopyButton } from '../CopyButton.tsx'

export function HelpBlocks({ blocks }: { blocks: readonly Block[] }) {
  return blocks.map((block, at) => <HelpBlock key={at} block={block} />)
}

function HelpBlock({ block }: { block: Block }) {
  if (typeof block === 'string') return <p>{block}</p>
  if ('steps' in block)
    return (
      <ol className="steps">
        {block.steps.map(step => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    )
  const text = snippets[block.copy]
  return (
    <div className="snippet">
      <pre dir="ltr" lang="en" tabIndex={0}>
        <code>{text}</code>
      </pre>
      <CopyButton text={text} label="help.copy" />
    </div>
  )
}
