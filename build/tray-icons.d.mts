export function drawTrayIcons(folder: string): Promise<void>
