import { rolldown } from 'rolldown'

/** One module for a browser, or for something that passes for one. */
export async function bundleForBrowser(bundle: { input: string; file: string }): Promise<string> {
  const built = await rolldown({
    input: bundle.input,
    platform: 'browser',
    resolve: { mainFields: ['browser', 'module', 'main'] },
    transform: { define: { 'process.env.NODE_ENV': '"production"' } },
    onLog: () => {},
  })
  await built.write({ file: bundle.file, format: 'esm', codeSplitting: false })
  await built.close()
  return bundle.file
}
