import type { Words } from '../../core/words-en.ts'

export const CRASH_PAGE = '/crashed.html'

/** Where the window ended twice in a row: drawn without a script, so with nothing that could have ended it. `logs`: the folder of the log. */
export function crashPage({ language, crashed }: Words, logs: string): string {
  const { title, kept, log, again } = crashed
  return `<!doctype html>
<html lang="${language}">
  <head>
    <meta charset="utf-8" />
    <meta name="color-scheme" content="light dark" />
    <title>Parlance</title>
    <style>
      body { display: grid; place-content: center; min-height: 100vh; box-sizing: border-box; margin: 0; padding: 24px;
        font: 16px/1.5 system-ui, sans-serif; background: light-dark(#fff, #1f1f1f); color: light-dark(#242424, #f0f0f0); }
      main { max-width: 34em; }
      h1 { margin: 0 0 12px; font-size: 1.4em; }
      p { overflow-wrap: anywhere; }
      a { display: inline-block; margin-top: 8px; padding: 8px 20px; border: 2px solid transparent; border-radius: 6px;
        background: #107580; color: #fff; font-weight: 600; text-decoration: none; }
      a:hover { background: #0c5d66; }
      a:focus-visible { outline: 3px solid; outline-offset: 2px; }
    </style>
  </head>
  <body>
    <main>
      <h1>${escaped(title)}</h1>
      <p>${escaped(kept)}</p>
      <p>${escaped(log.replace('{logs}', logs))}</p>
      <a href="/index.html" autofocus>${escaped(again)}</a>
    </main>
  </body>
</html>
`
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
