import { existsSync } from 'node:fs'
import { basename } from 'node:path'
import type { NativeImage, nativeImage as NativeImages } from 'electron'
import { strict } from './strict.ts'

const names = new WeakMap<object, string>()

export const nativeImage = strict('nativeImage', {
  /** Electron's is empty where the file is not there, which is never what is wanted. */
  createFromPath(path: string): NativeImage {
    if (!existsSync(path)) throw new Error(`no picture at ${path}`)
    const image = strict('NativeImage', {}) as unknown as NativeImage
    names.set(image, basename(path, '.png'))
    return image
  },
} satisfies Pick<typeof NativeImages, 'createFromPath'>)

/** What a picture was read from. */
export const nameOf = (image: NativeImage): string => names.get(image) ?? ''
