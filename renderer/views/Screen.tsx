import type { ReactNode } from 'react'
import { Mark } from './Mark.tsx'

interface ScreenProps {
  title: string
  sentence?: string
  children?: ReactNode
}

/** The whole window, when there is one thing to say or to ask. */
export function Screen({ title, sentence, children }: ScreenProps) {
  return (
    <main className="screen">
      <div className="screen-card">
        <div className="screen-top">
          <Mark />
          <h1>{title}</h1>
          {sentence && <p>{sentence}</p>}
        </div>
        {children}
      </div>
    </main>
  )
}
