import { writePng } from '../../src/pdf/image/write-png.ts'

/** A logo of nobody: a wave between two bars, as a PNG. */
export function wordmark(): Uint8Array {
  const [width, height] = [720, 180]
  const rgb = new Uint8Array(width * height * 3).fill(255)
  const dot = (x: number, y: number, color: readonly number[]) => rgb.set(color, (Math.round(y) * width + x) * 3)
  for (let x = 0; x < width; x++) {
    for (let y = 0; y < 12; y++) for (const top of [0, height - 12]) dot(x, top + y, [20, 60, 110])
    for (let y = 0; y < 22; y++) dot(x, 78 + y + Math.sin(x / 55) * 45, [40, 140, 170])
  }
  return writePng({ width, height, rgb })
}
